import { resources, type corev1 } from '@orrery/api'
import { declare } from '../declare.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { nodeColumns } from './columns.js'
import { nodeStrategy } from './strategy.js'
import { validateNode, validateNodeUpdate } from './validate.js'

/** In place: what is allocatable is the capacity where nothing else is said. */
export function defaultNode({ spec, status }: corev1.Node): void {
  if (status.capacity) status.allocatable ??= { ...status.capacity }
  roundToMilli(status.capacity)
  roundToMilli(status.allocatable)
  mirrorPodCIDR(spec)
}

/** podCIDR is the first of podCIDRs, whichever of the two was given; where they differ, podCIDR is all there is. */
function mirrorPodCIDR(spec: corev1.NodeSpec): void {
  if (spec.podCIDR && spec.podCIDR !== spec.podCIDRs?.[0]) spec.podCIDRs = [spec.podCIDR]
  const first = spec.podCIDRs?.[0]
  if (first !== undefined) spec.podCIDR = first
}

export const nodes = declare({
  ref: resources.corev1.nodes,
  defaults: defaultNode,
  strategy: nodeStrategy,
  validate: validateNode,
  validateUpdate: validateNodeUpdate,
  selectableFields: { 'spec.unschedulable': ({ spec }) => String(spec.unschedulable ?? false) },
  columns: nodeColumns,
})
