import type { NodeInfo } from './node-info.js'
import type { PodInfo } from './pod-info.js'

/** What may make a pod fit that did not before. */
export type ClusterEvent = 'node-added' | 'node-changed' | 'pod-removed' | 'pod-changed'

/** Why a pod does not fit on a node, in upstream's words. */
export interface Rejection {
  reasons: readonly string[]
  /** Taking other pods off the node would not help. */
  unresolvable: boolean
}

/** Whether a pod may run on a node. Pure; `undefined`: it may. */
export interface FilterPlugin {
  readonly name: string
  /** After which events it is worth trying a pod again that this plugin kept out. */
  readonly wokenBy: readonly ClusterEvent[]
  filter(pod: PodInfo, node: NodeInfo): Rejection | undefined
}

/** How well a pod would run on a node. Pure; 0 to 100, whole numbers. */
export interface ScorePlugin {
  readonly name: string
  readonly weight: number
  score(pod: PodInfo, node: NodeInfo): number
}

/** What is consulted, and in what order: a node is out at the first filter that rejects it. */
export interface Profile {
  filters: readonly FilterPlugin[]
  scores: readonly ScorePlugin[]
}

export const unresolvable = (reason: string): Rejection => ({ reasons: [reason], unresolvable: true })
export const resolvable = (reason: string): Rejection => ({ reasons: [reason], unresolvable: false })
