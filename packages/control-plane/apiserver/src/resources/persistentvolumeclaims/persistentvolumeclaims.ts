import { resources, type corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text, wide } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { printedAccessModes } from '../volume/access-modes.js'
import { defaultClaimSpec } from '../volume/defaults.js'
import { storageClassName } from '../volume/storage-class-name.js'
import { settleDataSource } from './settle-data-source.js'
import { validateClaim, validateClaimUpdate, warnOfClaim } from './validate.js'

type Claim = corev1.PersistentVolumeClaim

const unset = '<unset>'
const specDoc = (field: string): ReturnType<typeof doc> => doc('corev1.PersistentVolumeClaimSpec', field)
const statusDoc = (field: string): ReturnType<typeof doc> => doc('corev1.PersistentVolumeClaimStatus', field)

/** In place; also for the claim templates of stateful sets. */
export function defaultPersistentVolumeClaim({ spec, status }: Claim): void {
  status.phase ||= 'Pending'
  defaultClaimSpec(spec)
  roundToMilli(status.capacity)
}

const columns: readonly Column<Claim>[] = [
  nameColumn,
  text('Status', statusDoc('phase'), ({ metadata, status }) =>
    metadata.deletionTimestamp ? 'Terminating' : (status.phase ?? ''),
  ),
  text('Volume', specDoc('volumeName'), ({ spec }) => spec.volumeName ?? ''),
  text('Capacity', statusDoc('capacity'), ({ spec, status }) =>
    spec.volumeName ? (status.capacity?.['storage'] ?? '0') : '',
  ),
  text('Access Modes', statusDoc('accessModes'), ({ spec, status }) =>
    spec.volumeName ? printedAccessModes(status.accessModes) : '',
  ),
  text('StorageClass', 'StorageClass of the pvc', storageClassName),
  text('VolumeAttributesClass', 'VolumeAttributesClass of the pvc', ({ spec }) => spec.volumeAttributesClassName ?? unset),
  ageColumn,
  wide(text('VolumeMode', specDoc('volumeMode'), ({ spec }) => spec.volumeMode ?? unset)),
]

export const persistentvolumeclaims = declare<Claim>({
  ref: resources.corev1.persistentvolumeclaims,
  metadataAgain: [''],
  validate: validateClaim,
  validateUpdate: validateClaimUpdate,
  defaults: defaultPersistentVolumeClaim,
  strategy: {
    noGeneration: true,
    returnsDeleted: true,
    warnings: warnOfClaim,
    prepareForCreate(claim) {
      claim.status = { phase: 'Pending' }
      settleDataSource(claim.spec)
    },
    prepareForUpdate(claim, old, target) {
      if (target === '') settleDataSource(claim.spec, old.spec)
    },
  },
  columns,
})
