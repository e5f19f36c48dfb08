import type { ScorePlugin } from '../../framework/plugin.js'

/** The part of a resource left free, 0 to 100. */
export function leastRequestedScore(requested: number, allocatable: number): number {
  return requested > allocatable ? 0 : Math.floor(((allocatable - requested) * 100) / allocatable)
}

/** Prefers nodes with much free CPU and memory: the mean of both, over what pods count as for comparing. */
export const leastRequested: ScorePlugin = {
  name: 'LeastRequestedPriority',
  weight: 1,
  score: ({ comparable: asked }, { comparable: taken, allocatable: all }) => {
    const resources = Number(all.milliCpu > 0) + Number(all.memory > 0)
    if (resources === 0) return 0
    const cpu = all.milliCpu > 0 ? leastRequestedScore(taken.milliCpu + asked.milliCpu, all.milliCpu) : 0
    const memory = all.memory > 0 ? leastRequestedScore(taken.memory + asked.memory, all.memory) : 0
    return Math.floor((cpu + memory) / resources)
  },
}
