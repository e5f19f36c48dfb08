/** What one try of a probe gave. An error (the runtime failed, not the container) leaves the probe's state alone. */
export type ProbeOutcome =
  | { result: 'success'; output: string }
  | { result: 'failure'; output: string }
  | { result: 'error'; output: string }

export function failed(output: string): ProbeOutcome {
  return { result: 'failure', output }
}

export function succeeded(output: string): ProbeOutcome {
  return { result: 'success', output }
}
