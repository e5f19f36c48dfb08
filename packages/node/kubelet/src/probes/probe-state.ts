import type { corev1 } from '@orrery/api'

export type ProbeKind = 'liveness' | 'readiness' | 'startup'

export type ProbeResult = 'success' | 'failure' | 'unknown'

/** How a probe stands: its verdict so far and how many equal results came last. */
export interface ProbeState {
  verdict: ProbeResult
  last: ProbeResult
  run: number
}

/** Before the first result a container counts as alive, not ready and not started. */
export function initialState(kind: ProbeKind): ProbeState {
  const verdict = { liveness: 'success', readiness: 'failure', startup: 'unknown' } as const
  return { verdict: verdict[kind], last: 'unknown', run: 0 }
}

/** Takes one result in. The verdict changes when enough equal results came in a row. */
export function afterResult(state: ProbeState, result: 'success' | 'failure', probe: corev1.Probe): ProbeState {
  const run = state.last === result ? state.run + 1 : 1
  const threshold = result === 'failure' ? (probe.failureThreshold ?? 3) : (probe.successThreshold ?? 1)
  return { verdict: run < threshold ? state.verdict : result, last: result, run }
}
