import type { corev1 } from '@orrery/api'

/** Most addresses in one Endpoints object. */
export const maxCapacity = 1000

const countOf = (subsets: readonly corev1.EndpointSubset[], which: 'addresses' | 'notReadyAddresses'): number =>
  subsets.reduce((sum, subset) => sum + (subset[which]?.length ?? 0), 0)

/**
 * At most `maxCapacity` addresses, taken from each subset in proportion, ready ones first. Undefined when
 * nothing had to go.
 */
export function truncateEndpoints(subsets: readonly corev1.EndpointSubset[]): corev1.EndpointSubset[] | undefined {
  const ready = countOf(subsets, 'addresses')
  const notReady = countOf(subsets, 'notReadyAddresses')
  if (ready + notReady <= maxCapacity) return undefined
  const which = ready > maxCapacity ? 'addresses' : 'notReadyAddresses'
  const total = which === 'addresses' ? ready : notReady
  const room = which === 'addresses' ? maxCapacity : maxCapacity - ready
  let left = room
  return subsets.map((subset) => {
    const list = subset[which] ?? []
    const kept = list.slice(0, Math.min(left, Math.ceil((list.length / total) * room)))
    left -= kept.length
    const { addresses: ready, ports } = subset
    const parts = which === 'addresses' ? { addresses: kept } : { addresses: ready, notReadyAddresses: kept }
    const filled = Object.entries({ ...parts, ports }).filter(([, items]) => items && items.length > 0)
    return Object.fromEntries(filled)
  })
}
