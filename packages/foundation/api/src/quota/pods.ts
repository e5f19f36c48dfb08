import type { ApiObject } from '../object.js'
import type { corev1 } from '../generated/index.js'
import type { Quantity } from '../quantity/index.js'
import { addAmounts, parseAmounts, type Amounts } from './amounts.js'
import type { QuotaEvaluator } from './evaluator.js'
import { one } from './object-count.js'
import { isPodInScope, isTerminating } from './pod-scopes.js'
import { podAmountsWithOverhead } from './pod-amounts.js'

const compute = ['cpu', 'memory', 'ephemeral-storage'] as const
const measured: ReadonlySet<string> = new Set([
  'count/pods',
  'pods',
  ...compute.flatMap((name) => [name, `requests.${name}`, `limits.${name}`]),
])

/** Where a quota limits these, upstream wants every container to say them. */
const mustBeSaid: ReadonlySet<string> = new Set(
  (['cpu', 'memory'] as const).flatMap((name) => [name, `requests.${name}`, `limits.${name}`]),
)

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/')
}

/** Of extended resources a quota limits the requests alone. */
function isExtendedInQuota(name: string): boolean {
  return !isNative(name) && name.startsWith('requests.')
}

function measures(name: string): boolean {
  const huge = name.startsWith('hugepages-') || name.startsWith('requests.hugepages-')
  return measured.has(name) || huge || isExtendedInQuota(name)
}

/** Under the names a quota knows. */
function charged(requests: Amounts, limits: Amounts): Amounts {
  const result = new Map<string, Quantity>([['pods', one]])
  for (const name of compute) {
    const request = requests.get(name)
    const limit = limits.get(name)
    if (request) result.set(name, request).set(`requests.${name}`, request)
    if (limit) result.set(`limits.${name}`, limit)
  }
  for (const [name, request] of requests) {
    if (name.startsWith('hugepages-')) result.set(name, request)
    if (name.startsWith('hugepages-') || !isNative(name)) result.set(`requests.${name}`, request)
  }
  return result
}

/** Whether the pod has ended, or should have gone by now. */
function isOver({ metadata, status }: corev1.Pod, now: number): boolean {
  if (status.phase === 'Failed' || status.phase === 'Succeeded') return true
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata
  if (deletionTimestamp === undefined || deletionGracePeriodSeconds === undefined) return false
  return now > Date.parse(deletionTimestamp) + deletionGracePeriodSeconds * 1000
}

function podUsage(pod: corev1.Pod, now: number): Amounts {
  const count: Amounts = new Map([['count/pods', one]])
  if (isOver(pod, now)) return count
  return addAmounts(count, charged(podAmountsWithOverhead(pod.spec, 'requests'), podAmountsWithOverhead(pod.spec, 'limits')))
}

function missing(names: readonly string[], { spec }: corev1.Pod): string | undefined {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])].map(({ name, resources }) => ({
    name,
    says: charged(parseAmounts(resources?.requests), parseAmounts(resources?.limits)),
  }))
  const texts = names.filter((name) => mustBeSaid.has(name)).toSorted().flatMap((name) => {
    const silent = containers.filter(({ says }) => !says.has(name)).map((container) => container.name)
    return silent.length > 0 ? [`${name} for: ${[...new Set(silent)].toSorted().join(',')}`] : []
  })
  return texts.length > 0 ? `must specify ${texts.join('; ')}` : undefined
}

export const podQuota: QuotaEvaluator = {
  measures,
  usage: (pod: ApiObject, now) => podUsage(pod as corev1.Pod, now),
  chargesUpdate: (subresource, pod, old) =>
    subresource === 'resize' ||
    (subresource === '' && isTerminating(pod as corev1.Pod) !== isTerminating(old as corev1.Pod)),
  isInScope: (selector, pod) => isPodInScope(selector, pod as corev1.Pod),
  missing: (names, pod) => missing(names, pod as corev1.Pod),
}
