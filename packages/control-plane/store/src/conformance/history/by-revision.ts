import type { Revision } from '../../contract.js'

/** Groups in ascending order of revision, each in its former order. */
export function byRevision<T>(items: readonly T[], revisionOf: (item: T) => Revision): [Revision, T[]][] {
  const groups = new Map<Revision, T[]>()
  for (const item of items) {
    const revision = revisionOf(item)
    const group = groups.get(revision)
    if (group) group.push(item)
    else groups.set(revision, [item])
  }
  return [...groups].toSorted(([a], [b]) => a - b)
}
