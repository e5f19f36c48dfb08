import type { corev1 } from '@orrery/api'
import { amountsOf, minus, noAmounts, plus, type Amounts } from './amounts.js'
import type { PodInfo } from './pod-info.js'

/** A node and the pods on it, summed up. Immutable: a change makes a new one. */
export interface NodeInfo {
  name: string
  /** Undefined while pods name a node that is not there (yet, or any more). */
  node: corev1.Node | undefined
  allocatable: Amounts
  requested: Amounts
  /** Of what pods count as when nodes are compared. */
  comparable: Amounts
  /** By uid. */
  pods: ReadonlyMap<string, PodInfo>
  /** Those that hold ports of the host, or disks. */
  portHolders: readonly PodInfo[]
  diskHolders: readonly PodInfo[]
}

export function emptyNode(name: string): NodeInfo {
  return {
    name,
    node: undefined,
    allocatable: noAmounts,
    requested: noAmounts,
    comparable: noAmounts,
    pods: new Map(),
    portHolders: [],
    diskHolders: [],
  }
}

export function withNode(info: NodeInfo, node: corev1.Node | undefined): NodeInfo {
  return { ...info, node, allocatable: amountsOf(node?.status.allocatable) }
}

/** Replaces a pod of the same uid. */
export function withPod(info: NodeInfo, pod: PodInfo): NodeInfo {
  const base = info.pods.has(pod.uid) ? withoutPod(info, pod.uid) : info
  return {
    ...base,
    requested: plus(base.requested, pod.requests),
    comparable: plus(base.comparable, pod.comparable),
    pods: new Map(base.pods).set(pod.uid, pod),
    portHolders: pod.hostPorts.length > 0 ? [...base.portHolders, pod] : base.portHolders,
    diskHolders: pod.disks.length > 0 ? [...base.diskHolders, pod] : base.diskHolders,
  }
}

export function withoutPod(info: NodeInfo, uid: string): NodeInfo {
  const pod = info.pods.get(uid)
  if (!pod) return info
  const pods = new Map(info.pods)
  pods.delete(uid)
  const others = (list: readonly PodInfo[]): readonly PodInfo[] =>
    list.some((one) => one.uid === uid) ? list.filter((one) => one.uid !== uid) : list
  return {
    ...info,
    requested: minus(info.requested, pod.requests),
    comparable: minus(info.comparable, pod.comparable),
    pods,
    portHolders: others(info.portHolders),
    diskHolders: others(info.diskHolders),
  }
}
