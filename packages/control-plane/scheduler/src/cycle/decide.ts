import type { Random } from '@orrery/kit'
import type { NodeInfo } from '../framework/node-info.js'
import type { PodInfo } from '../framework/pod-info.js'
import type { Profile, Rejection } from '../framework/plugin.js'

export interface RejectedNode {
  node: string
  plugin: string
  rejection: Rejection
}

export interface ScoredNode {
  node: string
  /** Of each score plugin, in the profile's order, before its weight. */
  scores: readonly number[]
  total: number
}

export interface Outcome {
  /** Every node is in one of the two. */
  feasible: readonly ScoredNode[]
  rejected: readonly RejectedNode[]
  /** One of the feasible nodes with the highest total; undefined where none is feasible. */
  chosen: string | undefined
}

function firstRejection(pod: PodInfo, node: NodeInfo, { filters }: Profile): RejectedNode | undefined {
  for (const plugin of filters) {
    const rejection = plugin.filter(pod, node)
    if (rejection) return { node: node.name, plugin: plugin.name, rejection }
  }
  return undefined
}

function scored(pod: PodInfo, node: NodeInfo, profile: Profile): ScoredNode {
  const scores: number[] = []
  let total = 0
  for (const plugin of profile.scores) {
    const score = plugin.score(pod, node)
    scores.push(score)
    total += score * plugin.weight
  }
  return { node: node.name, scores, total }
}

/** Ties are broken by chance, each of the best alike. */
function choose(feasible: readonly ScoredNode[], random: Random): string | undefined {
  let best: ScoredNode[] = []
  for (const node of feasible) {
    const top = best[0]?.total ?? -Infinity
    if (node.total > top) best = [node]
    else if (node.total === top) best.push(node)
  }
  return best.length > 1 ? best[Math.floor(random.next() * best.length)]?.node : best[0]?.node
}

/** Where a pod is to run. Looks at every node; pure but for the chance that breaks ties. */
export function decide(pod: PodInfo, nodes: readonly NodeInfo[], profile: Profile, random: Random): Outcome {
  const rejected: RejectedNode[] = []
  const fitting: NodeInfo[] = []
  for (const node of nodes) {
    const rejection = firstRejection(pod, node, profile)
    if (rejection) rejected.push(rejection)
    else fitting.push(node)
  }
  const feasible = fitting.map((node) => scored(pod, node, profile))
  return { feasible, rejected, chosen: choose(feasible, random) }
}
