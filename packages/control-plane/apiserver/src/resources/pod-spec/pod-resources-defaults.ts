import type { corev1 } from '@orrery/api'
import { containerAmounts } from '../resource-list/sum.js'

const shared = new Set(['cpu', 'memory'])

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-')
}

function isEmpty(list: Record<string, string> | undefined): boolean {
  return Object.keys(list ?? {}).length === 0
}

/** Huge pages are neither limited nor asked for by the pod, but by its containers: the pod is limited to theirs. */
function limitPages(spec: corev1.PodSpec, resources: corev1.ResourceRequirements): void {
  if (isEmpty(resources.limits) && isEmpty(resources.requests)) return
  for (const [name, amount] of containerAmounts(spec, 'limits')) {
    if (!isHugePages(name) || resources.requests?.[name] !== undefined || resources.limits?.[name] !== undefined) continue
    resources.limits = { ...resources.limits, [name]: amount.toString() }
  }
}

/** In place: where the pod itself is limited, it asks for what its containers do together, or else for its limits. */
export function defaultPodResources(spec: corev1.PodSpec): void {
  const { resources } = spec
  if (!resources) return
  limitPages(spec, resources)
  if (isEmpty(resources.limits)) return
  const requests = { ...resources.requests }
  for (const [name, amount] of containerAmounts(spec, 'requests')) {
    if (shared.has(name)) requests[name] ??= amount.toString()
  }
  for (const [name, amount] of Object.entries(resources.limits ?? {})) {
    if (shared.has(name) || isHugePages(name)) requests[name] ??= amount
  }
  if (!isEmpty(requests)) resources.requests = requests
}
