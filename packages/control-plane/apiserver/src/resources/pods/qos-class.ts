import { Quantity, type corev1 } from '@orrery/api'
import type { ResourceList } from '../resource-list/amounts.js'

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort'

const counted = ['cpu', 'memory'] as const

/** Of the resources that count, those of which there is some, each summed. */
function sums(lists: readonly (ResourceList | undefined)[]): ReadonlyMap<string, Quantity> {
  const all = new Map<string, Quantity>()
  for (const list of lists) {
    for (const name of counted) {
      const amount = Quantity.parse(list?.[name] ?? '0')
      if (amount.sign > 0) all.set(name, all.get(name)?.add(amount) ?? amount)
    }
  }
  return all
}

/** The quality of service class upstream computes: from the pod's own resources where given, else its containers'. */
export function qosClass(spec: corev1.PodSpec): QosClass {
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])]
  const sources = spec.resources ? [spec.resources] : containers.map(({ resources }) => resources)
  const requests = sums(sources.map((source) => source.requests))
  const limits = sums(sources.map((source) => source.limits))
  if (requests.size === 0 && limits.size === 0) return 'BestEffort'
  const bounded = sources.every((source) => sums([source.limits]).size === counted.length)
  const exact = [...limits].every(([name, amount]) => requests.get(name)?.compare(amount) === 0)
  return bounded && exact && requests.size === limits.size ? 'Guaranteed' : 'Burstable'
}
