import type { NodeInfo } from '../framework/node-info.js'
import type { PodInfo } from '../framework/pod-info.js'
import type { Profile } from '../framework/plugin.js'
import type { Outcome } from './decide.js'

/** One node in a decision's table. */
export interface NodeVerdict {
  node: string
  /** By filter: empty where the pod fits, else why it does not. All filters are asked, also after the first no. */
  filters: Readonly<Record<string, readonly string[]>>
  /** By score plugin, 0 to 100, before its weight; absent on nodes where the pod does not fit. */
  scores?: Readonly<Record<string, number>>
  total?: number
}

/** An attempt to place a pod, as a table of nodes by plugins. */
export interface Decision {
  pod: { namespace: string; name: string; uid: string }
  nodes: readonly NodeVerdict[]
  chosen: string | undefined
  /** Why nothing was chosen. */
  message?: string
}

/** The whole table behind an outcome. */
export function explain(
  pod: PodInfo,
  nodes: readonly NodeInfo[],
  profile: Profile,
  outcome: Outcome,
  message?: string,
): Decision {
  const feasible = new Map(outcome.feasible.map((one) => [one.node, one]))
  const { name, namespace = '', uid } = pod.pod.metadata
  const verdict = (info: NodeInfo): NodeVerdict => {
    const filters = profile.filters.map((plugin) => [plugin.name, plugin.filter(pod, info)?.reasons ?? []] as const)
    const scored = feasible.get(info.name)
    const scores = profile.scores.map((plugin, index) => [plugin.name, scored?.scores[index] ?? 0] as const)
    return {
      node: info.name,
      filters: Object.fromEntries(filters),
      ...(scored ? { scores: Object.fromEntries(scores), total: scored.total } : {}),
    }
  }
  return {
    pod: { namespace, name, uid },
    nodes: nodes.map(verdict),
    chosen: outcome.chosen,
    ...(message === undefined ? {} : { message }),
  }
}
