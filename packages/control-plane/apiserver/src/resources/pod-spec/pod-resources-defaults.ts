import type { corev1 } from '@orrery/api'
import { containerRequests } from '../resource-list/sum.js'

/** What a pod as a whole may ask for, apart from huge pages. */
const shared = new Set(['cpu', 'memory'])

/** In place: where the pod itself is limited, it asks for what its containers do together, or else for its limits. */
export function defaultPodResources(spec: corev1.PodSpec): void {
  const limits = spec.resources?.limits
  if (!spec.resources || !limits || Object.keys(limits).length === 0) return
  const requests = { ...spec.resources.requests }
  for (const [name, amount] of containerRequests(spec)) {
    if (shared.has(name)) requests[name] ??= amount.toString()
  }
  for (const [name, amount] of Object.entries(limits)) {
    if (shared.has(name) || name.startsWith('hugepages-')) requests[name] ??= amount
  }
  spec.resources.requests = requests
}
