import type { corev1 } from '@orrery/api'
import { resolvable, type FilterPlugin } from '../../framework/plugin.js'

const rejection = resolvable('node(s) had no available disk')

type Conflict = (a: corev1.Volume, b: corev1.Volume) => boolean

const bothReadOnly = (a: { readOnly?: boolean }, b: { readOnly?: boolean }): boolean =>
  a.readOnly === true && b.readOnly === true

/** By kind of disk: whether two pods on one node may not both have it. */
const conflicts: readonly Conflict[] = [
  ({ gcePersistentDisk: a }, { gcePersistentDisk: b }) =>
    a !== undefined && b !== undefined && a.pdName === b.pdName && !bothReadOnly(a, b),
  ({ awsElasticBlockStore: a }, { awsElasticBlockStore: b }) => a !== undefined && b?.volumeID === a.volumeID,
  ({ iscsi: a }, { iscsi: b }) => a !== undefined && b !== undefined && a.iqn === b.iqn && !bothReadOnly(a, b),
  ({ rbd: a }, { rbd: b }) =>
    a !== undefined &&
    b !== undefined &&
    a.monitors.some((monitor) => b.monitors.includes(monitor)) &&
    a.pool === b.pool &&
    a.image === b.image &&
    !bothReadOnly(a, b),
]

export function disksConflict(a: corev1.Volume, b: corev1.Volume): boolean {
  return conflicts.some((conflict) => conflict(a, b))
}

/** Disks that only one pod on a node may have, or several only for reading. */
export const noDiskConflict: FilterPlugin = {
  name: 'NoDiskConflict',
  wokenBy: ['node-added', 'pod-removed'],
  filter: ({ disks }, { diskHolders }) => {
    if (disks.length === 0) return undefined
    const held = diskHolders.flatMap((holder) => holder.disks)
    return disks.some((disk) => held.some((other) => disksConflict(disk, other))) ? rejection : undefined
  },
}
