import type { corev1 } from '@orrery/api'

/** What a pod's own resources may name, apart from huge pages. */
const overcommittable = new Set(['cpu', 'memory'])

/** In place: where the pod itself has limits, its requests are those of its containers, or else its limits. */
export function defaultPodResources(spec: corev1.PodSpec): void {
  const limits = spec.resources?.limits
  if (!spec.resources || !limits || Object.keys(limits).length === 0) return
  const requests = { ...spec.resources.requests }
  for (const name of Object.keys(limits)) {
    if (requests[name] !== undefined || !(overcommittable.has(name) || name.startsWith('hugepages-'))) continue
    requests[name] = limits[name] ?? '0'
  }
  spec.resources.requests = requests
}
