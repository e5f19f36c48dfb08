import type { corev1 } from '@orrery/api'
import { isZero, type ResourceList } from '../resource-list/amounts.js'

const counted = ['cpu', 'memory'] as const

function positive(list: ResourceList | undefined): ResourceList {
  const entries = counted.map((name) => [name, list?.[name]] as const)
  return Object.fromEntries(entries.filter((entry): entry is [typeof entry[0], string] => !!entry[1] && !isZero(entry[1])))
}

function sameAmounts(a: ResourceList, b: ResourceList): boolean {
  return counted.every((name) => a[name] === b[name])
}

function bounded({ limits, requests }: { limits: ResourceList; requests: ResourceList }): boolean {
  return counted.every((name) => limits[name] !== undefined) && sameAmounts(limits, requests)
}

/** The quality of service class upstream computes: from the pod's own resources where given, else its containers'. */
export function qosClass(spec: corev1.PodSpec): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])]
  const sources = spec.resources ? [spec.resources] : containers.map((container) => container.resources)
  const amounts = sources.map((one) => ({ limits: positive(one.limits), requests: positive(one.requests) }))
  const none = amounts.every(({ limits, requests }) => counted.every((name) => !limits[name] && !requests[name]))
  if (none) return 'BestEffort'
  return amounts.every(bounded) ? 'Guaranteed' : 'Burstable'
}
