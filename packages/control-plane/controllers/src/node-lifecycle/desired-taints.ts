import type { corev1 } from '@orrery/api'
import { readyStatus } from '../nodes/node-conditions.js'
import { notReadyTaint, unreachableTaint } from '../nodes/taints.js'

/** Condition and status to the key of the taint that goes with it. */
const conditionTaints: readonly { type: string; status: string; key: string }[] = [
  { type: 'Ready', status: 'False', key: notReadyTaint },
  { type: 'Ready', status: 'Unknown', key: unreachableTaint },
  { type: 'MemoryPressure', status: 'True', key: 'node.kubernetes.io/memory-pressure' },
  { type: 'DiskPressure', status: 'True', key: 'node.kubernetes.io/disk-pressure' },
  { type: 'NetworkUnavailable', status: 'True', key: 'node.kubernetes.io/network-unavailable' },
  { type: 'PIDPressure', status: 'True', key: 'node.kubernetes.io/pid-pressure' },
]
const unschedulableTaint = 'node.kubernetes.io/unschedulable'
const noScheduleKeys = new Set([...conditionTaints.map(({ key }) => key), unschedulableTaint])
const noExecuteKeys = new Set([notReadyTaint, unreachableTaint])

function noScheduleKeysOf(node: corev1.Node): string[] {
  const conditions = node.status.conditions ?? []
  const keys = conditionTaints
    .filter(({ type, status }) => conditions.some((item) => item.type === type && item.status === status))
    .map(({ key }) => key)
  return node.spec.unschedulable ? [...keys, unschedulableTaint] : keys
}

/** The NoExecute taint that goes with the node's readiness, if any. */
export function noExecuteKeyOf(node: corev1.Node): string | undefined {
  const status = readyStatus(node)
  return conditionTaints.find((item) => item.type === 'Ready' && item.status === status)?.key
}

export function hasNoExecute(node: corev1.Node): boolean {
  return node.spec.taints?.some(isReadinessNoExecute) ?? false
}

function isReadinessNoExecute(taint: corev1.Taint): boolean {
  return taint.effect === 'NoExecute' && noExecuteKeys.has(taint.key)
}

function isOurs(taint: corev1.Taint): boolean {
  return (taint.effect === 'NoSchedule' && noScheduleKeys.has(taint.key)) || isReadinessNoExecute(taint)
}

/**
 * The node's taints as its conditions ask for, or undefined where it has them. Taints of others stay as they are;
 * one that stays keeps the time it was added. `noExecute` is the key of the NoExecute taint to have, if any.
 */
export function desiredTaints(
  node: corev1.Node,
  noExecute: string | undefined,
  timestamp: string,
): corev1.Taint[] | undefined {
  const wanted: corev1.Taint[] = noScheduleKeysOf(node).map((key) => ({ key, effect: 'NoSchedule' }))
  if (noExecute) wanted.push({ key: noExecute, effect: 'NoExecute' })
  const current = node.spec.taints ?? []
  const same = (a: corev1.Taint, b: corev1.Taint): boolean => a.key === b.key && a.effect === b.effect
  const kept = current.filter((taint) => !isOurs(taint) || wanted.some((item) => same(item, taint)))
  const added = wanted.filter((item) => !current.some((taint) => same(item, taint)))
  if (added.length === 0 && kept.length === current.length) return undefined
  return [...kept, ...added.map((taint) => ({ ...taint, timeAdded: timestamp }))]
}
