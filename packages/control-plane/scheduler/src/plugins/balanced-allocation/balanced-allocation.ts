import type { ScorePlugin } from '../../framework/plugin.js'

/** 100 where both fractions are equal, less the more they differ: (1 - standard deviation) x 100. */
export function balanceScore(a: number, b: number): number {
  return Math.trunc((1 - Math.abs((a - b) / 2)) * 100)
}

/**
 * Prefers nodes whose CPU and memory would be used to the same degree, over real requests. Says nothing of a pod
 * that requests neither; a node that has only one of the two is balanced.
 */
export const balancedAllocation: ScorePlugin = {
  name: 'BalancedResourceAllocation',
  weight: 1,
  score: ({ requests: asked }, { requested: taken, allocatable: all }) => {
    if (asked.milliCpu === 0 && asked.memory === 0) return 0
    if (all.milliCpu === 0 || all.memory === 0) return 100
    const cpu = (taken.milliCpu + asked.milliCpu) / all.milliCpu
    const memory = (taken.memory + asked.memory) / all.memory
    return balanceScore(Math.min(1, cpu), Math.min(1, memory))
  },
}
