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

const none: readonly Shortage[] = []

/** Most nodes have room: that is found out without making anything. */
function hasRoom(asked: Amounts, requested: Amounts, allocatable: Amounts): boolean {
  return (
    asked.scalars.size === 0 &&
    (asked.milliCpu <= 0 || asked.milliCpu <= allocatable.milliCpu - requested.milliCpu) &&
    (asked.memory <= 0 || asked.memory <= allocatable.memory - requested.memory) &&
    (asked.ephemeralStorage <= 0 || asked.ephemeralStorage <= allocatable.ephemeralStorage - requested.ephemeralStorage)
  )
}

/** What the node lacks for these requests, in upstream's order. */
export function shortages(asked: Amounts, requested: Amounts, allocatable: Amounts): readonly Shortage[] {
  if (hasRoom(asked, requested, allocatable)) return none
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
    const crowded = pods.size + 1 > allocatable.pods
    const lacking = shortages(requests, requested, allocatable)
    if (!crowded && lacking.length === 0) return undefined
    const missing = crowded ? [{ reason: 'Too many pods', unresolvable: false }, ...lacking] : lacking
    return { reasons: missing.map((one) => one.reason), unresolvable: missing.some((one) => one.unresolvable) }
  },
}
