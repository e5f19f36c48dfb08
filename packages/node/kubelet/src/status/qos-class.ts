import type { corev1 } from '@orrery/api'

const counted = ['cpu', 'memory'] as const

/** Guaranteed: every container limits cpu and memory and requests just that. BestEffort: none asks for anything. */
export function qosClassOf(pod: corev1.Pod): string {
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  const asks = containers.some(({ resources }) =>
    counted.some((name) => resources.requests?.[name] !== undefined || resources.limits?.[name] !== undefined),
  )
  if (!asks) return 'BestEffort'
  const guaranteed = containers.every(({ resources }) =>
    counted.every((name) => {
      const limit = resources.limits?.[name]
      return limit !== undefined && (resources.requests?.[name] ?? limit) === limit
    }),
  )
  return guaranteed ? 'Guaranteed' : 'Burstable'
}
