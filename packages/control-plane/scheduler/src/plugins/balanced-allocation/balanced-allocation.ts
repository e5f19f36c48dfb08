import type { ScorePlugin } from '../../framework/plugin.js'

/** 100 where all fractions are equal, less the more they differ: (1 - standard deviation) x 100. */
export function balanceScore(fractions: readonly number[]): number {
  if (fractions.length < 2) return 100
  const mean = fractions.reduce((sum, one) => sum + one, 0) / fractions.length
  const variance = fractions.reduce((sum, one) => sum + (one - mean) ** 2, 0) / fractions.length
  const [a = 0, b = 0] = fractions
  const deviation = fractions.length === 2 ? Math.abs((a - b) / 2) : Math.sqrt(variance)
  return Math.trunc((1 - deviation) * 100)
}

/**
 * Prefers nodes whose CPU and memory would be used to the same degree, over real requests. Says nothing of a pod
 * that requests neither.
 */
export const balancedAllocation: ScorePlugin = {
  name: 'BalancedResourceAllocation',
  weight: 1,
  score: ({ requests }, { requested, allocatable }) => {
    if (requests.milliCpu === 0 && requests.memory === 0) return 0
    const pairs = [
      [requested.milliCpu + requests.milliCpu, allocatable.milliCpu],
      [requested.memory + requests.memory, allocatable.memory],
    ] as const
    return balanceScore(pairs.flatMap(([used, all]) => (all > 0 ? [Math.min(1, used / all)] : [])))
  },
}
