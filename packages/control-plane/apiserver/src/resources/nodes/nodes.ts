import { resources, type corev1 } from '@orrery/api'
import { declare } from '../declare.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { nodeColumns } from './columns.js'
import { validateNode, validateNodeUpdate } from './validate.js'

/** In place: what is allocatable is the capacity where nothing else is said. */
export function defaultNode({ spec, status }: corev1.Node): void {
  if (status.capacity) status.allocatable ??= { ...status.capacity }
  roundToMilli(status.capacity)
  roundToMilli(status.allocatable)
  mirrorPodCIDR(spec)
}

/** podCIDR is the first of podCIDRs, whichever of the two was given. */
function mirrorPodCIDR(spec: corev1.NodeSpec): void {
  if (spec.podCIDR && !spec.podCIDRs?.length) spec.podCIDRs = [spec.podCIDR]
  const first = spec.podCIDRs?.[0]
  if (first !== undefined) spec.podCIDR = first
}

export const nodes = declare({
  ref: resources.corev1.nodes,
  defaults: defaultNode,
  strategy: { noGeneration: true, keepsStatusOnCreate: true },
  validate: validateNode,
  validateUpdate: validateNodeUpdate,
  selectableFields: { 'spec.unschedulable': ({ spec }) => String(spec.unschedulable ?? false) },
  columns: nodeColumns,
})
