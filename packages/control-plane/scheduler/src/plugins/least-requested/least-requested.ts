import type { ScorePlugin } from '../../framework/plugin.js'

/** The part of a resource left free, 0 to 100. */
export function leastRequestedScore(requested: number, allocatable: number): number {
  return requested > allocatable ? 0 : Math.floor(((allocatable - requested) * 100) / allocatable)
}

/** Prefers nodes with much free CPU and memory: the mean of both, over what pods count as for comparing. */
export const leastRequested: ScorePlugin = {
  name: 'LeastRequestedPriority',
  weight: 1,
  score: (pod, node) => {
    const pairs = [
      [node.comparable.milliCpu + pod.comparable.milliCpu, node.allocatable.milliCpu],
      [node.comparable.memory + pod.comparable.memory, node.allocatable.memory],
    ] as const
    const scores = pairs.flatMap(([requested, all]) => (all > 0 ? [leastRequestedScore(requested, all)] : []))
    return scores.length === 0 ? 0 : Math.floor(scores.reduce((sum, score) => sum + score, 0) / scores.length)
  },
}
