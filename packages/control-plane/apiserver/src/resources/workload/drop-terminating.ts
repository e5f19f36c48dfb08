import type { Target } from '../contract.js'

interface Counted {
  status: { terminatingReplicas?: number }
}

/** In place: pods on their way out are counted behind a gate that is off, and kept only where they were counted before. */
export function dropTerminating(next: Counted, old: Counted, target: Target): void {
  if (target === 'status' && old.status.terminatingReplicas === undefined) delete next.status.terminatingReplicas
}
