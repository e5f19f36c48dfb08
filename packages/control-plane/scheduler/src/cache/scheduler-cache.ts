import type { corev1 } from '@orrery/api'
import { emptyNode, withNode, withoutPod, withPod, type NodeInfo } from '../framework/node-info.js'
import { podInfo, type PodInfo } from '../framework/pod-info.js'

/**
 * Which pods are on which nodes, as far as known: what the API says, and what was decided and is not confirmed yet
 * (assumed). Each change replaces one immutable NodeInfo, so a snapshot is a list of what stands now.
 */
export class SchedulerCache {
  readonly #nodes = new Map<string, NodeInfo>()
  /** Where each pod is counted, by uid. */
  readonly #placed = new Map<string, string>()
  readonly #assumed = new Set<string>()
  #snapshot: readonly NodeInfo[] | undefined

  /** Of the nodes there are; never changes once given. */
  snapshot(): readonly NodeInfo[] {
    this.#snapshot ??= [...this.#nodes.values()].filter((info) => info.node)
    return this.#snapshot
  }

  setNode(node: corev1.Node): void {
    const { name } = node.metadata
    this.#put(withNode(this.#nodes.get(name) ?? emptyNode(name), node))
  }

  removeNode(name: string): void {
    const info = this.#nodes.get(name)
    if (info) this.#put(withNode(info, undefined))
  }

  /** Counts the pod on the node before the API confirms it. */
  assume(pod: PodInfo, node: string): void {
    this.#assumed.add(pod.uid)
    this.#place(pod, node)
  }

  isAssumed(uid: string): boolean {
    return this.#assumed.has(uid)
  }

  /** The binding came to nothing. A pod that the API has confirmed since stays. */
  forget(uid: string): void {
    if (this.#assumed.delete(uid)) this.#unplace(uid)
  }

  /** A pod that the API says is bound; it confirms an assumption, or overrules it. */
  setPod(pod: corev1.Pod): void {
    const node = pod.spec.nodeName
    if (!node) return
    this.#assumed.delete(pod.metadata.uid)
    this.#place(podInfo(pod), node)
  }

  /** Whether the pod was counted. */
  removePod(uid: string): boolean {
    this.#assumed.delete(uid)
    return this.#unplace(uid)
  }

  #place(pod: PodInfo, node: string): void {
    if (this.#placed.get(pod.uid) !== node) this.#unplace(pod.uid)
    this.#placed.set(pod.uid, node)
    this.#put(withPod(this.#nodes.get(node) ?? emptyNode(node), pod))
  }

  #unplace(uid: string): boolean {
    const node = this.#placed.get(uid)
    const info = node === undefined ? undefined : this.#nodes.get(node)
    this.#placed.delete(uid)
    if (info) this.#put(withoutPod(info, uid))
    return info !== undefined
  }

  #put(info: NodeInfo): void {
    if (!info.node && info.pods.size === 0) this.#nodes.delete(info.name)
    else this.#nodes.set(info.name, info)
    this.#snapshot = undefined
  }
}
