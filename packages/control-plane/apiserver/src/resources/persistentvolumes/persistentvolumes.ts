import { resources, type corev1 } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import { ageColumn, doc, nameColumn, text, wide } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { printedAccessModes } from '../volume/access-modes.js'
import { defaultAzureDisk, defaultIscsi, defaultRbd, defaultScaleIo } from '../volume/defaults.js'
import { storageClassName } from '../volume/storage-class-name.js'
import { validateNewPersistentVolume, validatePersistentVolumeUpdate } from './validate.js'
import { warnOfPersistentVolume } from './warnings.js'

type PersistentVolume = corev1.PersistentVolume

const unset = '<unset>'
const specDoc = (field: string): ReturnType<typeof doc> => doc('corev1.PersistentVolumeSpec', field)
const statusDoc = (field: string): ReturnType<typeof doc> => doc('corev1.PersistentVolumeStatus', field)

/** In place. */
export function defaultPersistentVolume({ spec, status }: PersistentVolume): void {
  status.phase ||= 'Pending'
  spec.persistentVolumeReclaimPolicy ||= 'Retain'
  spec.volumeMode ??= 'Filesystem'
  defaultSources(spec)
}

/** In place; also of volumes that are no objects. */
export function defaultSources(spec: corev1.PersistentVolumeSpec): void {
  if (spec.hostPath) spec.hostPath.type ??= ''
  roundToMilli(spec.capacity)
  defaultIscsi(spec.iscsi)
  defaultRbd(spec.rbd)
  defaultAzureDisk(spec.azureDisk)
  defaultScaleIo(spec.scaleIO)
}

function claim({ spec: { claimRef } }: PersistentVolume): string {
  return claimRef ? `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}` : ''
}

const columns: readonly Column<PersistentVolume>[] = [
  nameColumn,
  text('Capacity', specDoc('capacity'), ({ spec }) => spec.capacity?.['storage'] ?? '0'),
  text('Access Modes', specDoc('accessModes'), ({ spec }) => printedAccessModes(spec.accessModes)),
  text('Reclaim Policy', specDoc('persistentVolumeReclaimPolicy'), ({ spec }) => spec.persistentVolumeReclaimPolicy ?? ''),
  text('Status', statusDoc('phase'), ({ metadata, status }) =>
    metadata.deletionTimestamp ? 'Terminating' : (status.phase ?? ''),
  ),
  text('Claim', specDoc('claimRef'), claim),
  text('StorageClass', 'StorageClass of the pv', storageClassName),
  text('VolumeAttributesClass', 'VolumeAttributesClass of the pv', ({ spec }) => spec.volumeAttributesClassName ?? unset),
  text('Reason', statusDoc('reason'), ({ status }) => status.reason ?? ''),
  ageColumn,
  wide(text('VolumeMode', specDoc('volumeMode'), ({ spec }) => spec.volumeMode ?? unset)),
]

export const persistentvolumes = declare<PersistentVolume>({
  ref: resources.corev1.persistentvolumes,
  metadataAgain: [''],
  validate: validateNewPersistentVolume,
  validateUpdate: validatePersistentVolumeUpdate,
  defaults: defaultPersistentVolume,
  strategy: {
    noGeneration: true,
    returnsDeleted: true,
    warnings: warnOfPersistentVolume,
    prepareForCreate(volume, { clock }) {
      volume.status = { phase: 'Pending', lastPhaseTransitionTime: timestamp(clock) }
    },
    prepareForUpdate(volume, old, target, { clock }) {
      const { status } = volume
      const before = old.status.lastPhaseTransitionTime
      if (target !== 'status') return
      if (status.phase !== old.status.phase) {
        if ((status.lastPhaseTransitionTime ?? before) === before) status.lastPhaseTransitionTime = timestamp(clock)
      } else if (before !== undefined) status.lastPhaseTransitionTime ??= before
    },
  },
  columns,
})
