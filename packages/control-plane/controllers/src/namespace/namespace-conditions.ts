import type { corev1 } from '@orrery/api'

/** What emptying a namespace came to. */
export interface DeletionReport {
  /** Group versions whose discovery failed. */
  discoveryFailures: readonly { groupVersion: string; message: string }[]
  contentErrors: readonly string[]
  /** `plural.group` to how many objects of it are left; none where nothing is. */
  remaining: ReadonlyMap<string, number>
  /** Finalizer to how many of those objects wait for it. */
  finalizers: ReadonlyMap<string, number>
}

type Detail = { reason: string; message: string }

interface ConditionKind {
  type: string
  ok: Detail
  /** What is wrong; undefined when nothing is. */
  wrong(report: DeletionReport): Detail | undefined
}

const list = (counts: ReadonlyMap<string, number>, text: (name: string, count: number) => string): string =>
  [...counts].map(([name, count]) => text(name, count)).toSorted().join(', ')

const removed = { reason: 'ContentRemoved', message: 'All content successfully removed' }

/** Upstream's conditions of a namespace that is being deleted, in its order and words. */
const kinds: readonly ConditionKind[] = [
  {
    type: 'NamespaceDeletionDiscoveryFailure',
    ok: { reason: 'ResourcesDiscovered', message: 'All resources successfully discovered' },
    wrong: ({ discoveryFailures: failures }) => {
      if (failures.length === 0) return undefined
      const each = failures.map(({ groupVersion, message }) => `${groupVersion}: ${message}`).join(', ')
      const text = `unable to retrieve the complete list of server APIs: ${each}`
      return { reason: 'DiscoveryFailed', message: `Discovery failed for some groups, ${failures.length} failing: ${text}` }
    },
  },
  {
    type: 'NamespaceDeletionGroupVersionParsingFailure',
    ok: { reason: 'ParsedGroupVersions', message: 'All legacy kube types successfully parsed' },
    wrong: () => undefined,
  },
  {
    type: 'NamespaceDeletionContentFailure',
    ok: { reason: 'ContentDeleted', message: 'All content successfully deleted, may be waiting on finalization' },
    wrong: ({ contentErrors: errors }) => {
      if (errors.length === 0) return undefined
      const message = `Failed to delete all resource types, ${errors.length} remaining: ${errors.toSorted().join(', ')}`
      return { reason: 'ContentDeletionFailed', message }
    },
  },
  {
    type: 'NamespaceContentRemaining',
    ok: removed,
    wrong: ({ remaining }) => {
      if (remaining.size === 0) return undefined
      const each = list(remaining, (name, count) => `${name} has ${count} resource instances`)
      return { reason: 'SomeResourcesRemain', message: `Some resources are remaining: ${each}` }
    },
  },
  {
    type: 'NamespaceFinalizersRemaining',
    ok: removed,
    wrong: ({ finalizers }) => {
      if (finalizers.size === 0) return undefined
      const each = list(finalizers, (name, count) => `${name} in ${count} resource instances`)
      return { reason: 'SomeFinalizersRemain', message: `Some content in the namespace has finalizers remaining: ${each}` }
    },
  },
]

/** The status with these conditions brought up to date, or undefined where it says so already. */
export function withDeletionConditions(
  status: corev1.NamespaceStatus,
  report: DeletionReport,
  timestamp: string,
): corev1.NamespaceStatus | undefined {
  let changed = false
  const conditions = [...(status.conditions ?? [])]
  for (const kind of kinds) {
    const wrong = kind.wrong(report)
    const wanted = { type: kind.type, status: wrong ? 'True' : 'False', ...(wrong ?? kind.ok) }
    const index = conditions.findIndex((condition) => condition.type === kind.type)
    const old = conditions[index]
    if (old && old.status === wanted.status && old.reason === wanted.reason && old.message === wanted.message) continue
    changed = true
    const lastTransitionTime = old?.status === wanted.status ? (old.lastTransitionTime ?? timestamp) : timestamp
    conditions.splice(old ? index : conditions.length, old ? 1 : 0, { ...wanted, lastTransitionTime })
  }
  return changed ? { ...status, conditions } : undefined
}
