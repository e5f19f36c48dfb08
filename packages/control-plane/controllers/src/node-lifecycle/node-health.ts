import type { coordinationv1, corev1 } from '@orrery/api'
import { nodeCondition } from '../nodes/node-conditions.js'

/** When a node was last heard of, by this controller's clock. */
export interface NodeHealth {
  heardAt: number
  /** The last heartbeat seen in the node's Ready condition; undefined while it has none. */
  heartbeat: string | undefined
  renewed: string | undefined
}

/**
 * What is known after looking at a node and its Lease. What matters is that they change: the times in them are of
 * another clock. A node that has never posted a status counts from its creation.
 */
export function observeNode(
  old: NodeHealth | undefined,
  node: corev1.Node,
  lease: coordinationv1.Lease | undefined,
  now: number,
): NodeHealth {
  const ready = nodeCondition(node, 'Ready')
  const heartbeat = ready ? (ready.lastHeartbeatTime ?? '') : undefined
  const renewed = lease?.spec.renewTime
  const first = ready ? now : Date.parse(node.metadata.creationTimestamp)
  if (!old) return { heardAt: renewed === undefined ? first : now, heartbeat, renewed }
  const heard = old.heartbeat !== heartbeat || (renewed !== undefined && renewed > (old.renewed ?? ''))
  return { heardAt: heard ? now : old.heardAt, heartbeat, renewed: renewed ?? old.renewed }
}

/** The kubelet's conditions; the network's is kept by others. */
const conditionTypes = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure']

function lost(node: corev1.Node, type: string, timestamp: string): corev1.NodeCondition {
  const old = nodeCondition(node, type)
  if (!old) {
    return {
      type,
      status: 'Unknown',
      lastHeartbeatTime: node.metadata.creationTimestamp,
      lastTransitionTime: timestamp,
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
    }
  }
  if (old.status === 'Unknown') return old
  return {
    ...old,
    status: 'Unknown',
    lastTransitionTime: timestamp,
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
  }
}

/** The conditions of a node that is not heard of any more; undefined where its Ready condition says so already. */
export function lostConditions(node: corev1.Node, timestamp: string): corev1.NodeCondition[] | undefined {
  if (nodeCondition(node, 'Ready')?.status === 'Unknown') return undefined
  const others = (node.status.conditions ?? []).map((condition) =>
    conditionTypes.includes(condition.type) ? lost(node, condition.type, timestamp) : condition,
  )
  const missing = conditionTypes.filter((type) => !nodeCondition(node, type))
  return [...others, ...missing.map((type) => lost(node, type, timestamp))]
}
