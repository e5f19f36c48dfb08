import type { corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text, wide } from '../../table/columns.js'
import type { Column } from '../contract.js'

type Node = corev1.Node
const rolePrefix = 'node-role.kubernetes.io/'

function printedStatus({ spec, status }: Node): string {
  const ready = status.conditions?.find((one) => one.type === 'Ready')
  const state = !ready ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady'
  return spec.unschedulable ? `${state},SchedulingDisabled` : state
}

function roles({ metadata }: Node): string {
  const names = Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => {
    if (key.startsWith(rolePrefix)) return key.length > rolePrefix.length ? [key.slice(rolePrefix.length)] : []
    return key === 'kubernetes.io/role' && value ? [value] : []
  })
  return [...new Set(names)].toSorted().join(',') || '<none>'
}

function address(node: Node, type: string): string {
  return node.status.addresses?.find((one) => one.type === type)?.address ?? '<none>'
}

function info(field: 'osImage' | 'kernelVersion' | 'containerRuntimeVersion'): (node: Node) => string {
  return ({ status }) => status.nodeInfo[field] || '<unknown>'
}

export const nodeColumns: readonly Column<Node>[] = [
  nameColumn,
  text('Status', 'The status of the node', printedStatus),
  text('Roles', 'The roles of the node', roles),
  ageColumn,
  text('Version', doc('corev1.NodeSystemInfo', 'kubeletVersion'), ({ status }) => status.nodeInfo.kubeletVersion),
  wide(text('Internal-IP', doc('corev1.NodeStatus', 'addresses'), (node) => address(node, 'InternalIP'))),
  wide(text('External-IP', doc('corev1.NodeStatus', 'addresses'), (node) => address(node, 'ExternalIP'))),
  wide(text('OS-Image', doc('corev1.NodeSystemInfo', 'osImage'), info('osImage'))),
  wide(text('Kernel-Version', doc('corev1.NodeSystemInfo', 'kernelVersion'), info('kernelVersion'))),
  wide(
    text('Container-Runtime', doc('corev1.NodeSystemInfo', 'containerRuntimeVersion'), info('containerRuntimeVersion')),
  ),
]
