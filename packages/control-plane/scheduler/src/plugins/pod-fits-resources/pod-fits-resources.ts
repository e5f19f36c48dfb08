import type { Amounts } from '../../framework/amounts.js'
import type { FilterPlugin } from '../../framework/plugin.js'

interface Shortage {
  reason: string
  /** More than the node has even when it is empty. */
  unresolvable: boolean
}

function shortage(name: string, asked: number, requested: number, allocatable: number): Shortage[] {
  if (asked <= 0 || asked <= allocatable - requested) return []
  return [{ reason: `Insufficient ${name}`, unresolvable: asked > allocatable }]
}

/** What the node lacks for these requests, in upstream's order. */
export function shortages(asked: Amounts, requested: Amounts, allocatable: Amounts): Shortage[] {
  const scalars = [...asked.scalars].flatMap(([name, amount]) =>
    shortage(name, amount, requested.scalars.get(name) ?? 0, allocatable.scalars.get(name) ?? 0),
  )
  return [
    ...shortage('cpu', asked.milliCpu, requested.milliCpu, allocatable.milliCpu),
    ...shortage('memory', asked.memory, requested.memory, allocatable.memory),
    ...shortage('ephemeral-storage', asked.ephemeralStorage, requested.ephemeralStorage, allocatable.ephemeralStorage),
    ...scalars,
  ]
}

/** The sum of requests stays within what the node can give, and the number of pods too. */
export const podFitsResources: FilterPlugin = {
  name: 'PodFitsResources',
  wokenBy: ['node-added', 'node-changed', 'pod-removed', 'pod-changed'],
  filter: ({ requests }, { allocatable, requested, pods }) => {
    const crowded = pods.size + 1 > allocatable.pods ? [{ reason: 'Too many pods', unresolvable: false }] : []
    const missing = [...crowded, ...shortages(requests, requested, allocatable)]
    if (missing.length === 0) return undefined
    return { reasons: missing.map((one) => one.reason), unresolvable: missing.some((one) => one.unresolvable) }
  },
}
