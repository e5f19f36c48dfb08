import { FieldPath, resources, type storagev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { deprecatedNodeLabel } from '../pod-spec/warnings/deprecated-node-labels.js'
import { validateStorageClass, validateStorageClassUpdate } from './validate.js'

type StorageClass = storagev1.StorageClass

const classDoc = (field: string): ReturnType<typeof doc> => doc('storagev1.StorageClass', field)
const defaultAnnotations = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
]

function isDefault({ metadata }: StorageClass): boolean {
  return defaultAnnotations.some((name) => metadata.annotations?.[name] === 'true')
}

const columns: readonly Column<StorageClass>[] = [
  { ...nameColumn, cell: (object) => (isDefault(object) ? `${object.metadata.name} (default)` : object.metadata.name) },
  text('Provisioner', classDoc('provisioner'), ({ provisioner }) => provisioner),
  text('ReclaimPolicy', classDoc('reclaimPolicy'), ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete'),
  text('VolumeBindingMode', classDoc('volumeBindingMode'), ({ volumeBindingMode }) => volumeBindingMode ?? 'Immediate'),
  text('AllowVolumeExpansion', classDoc('allowVolumeExpansion'), (one) => one.allowVolumeExpansion ?? false),
  ageColumn,
]

function warnOfTopologies({ allowedTopologies }: StorageClass): readonly string[] {
  const path = FieldPath.root('allowedTopologies')
  return (allowedTopologies ?? []).flatMap(({ matchLabelExpressions }, index) =>
    (matchLabelExpressions ?? []).flatMap(({ key }, at) => {
      const why = deprecatedNodeLabel(key)
      const where = path.index(index).child('matchLabelExpressions').index(at).child('key')
      return why === undefined ? [] : [`${where.toString()}: ${why}`]
    }),
  )
}

export const storageclasses = declare<StorageClass>({
  ref: resources.storagev1.storageclasses,
  validate: validateStorageClass,
  validateUpdate: validateStorageClassUpdate,
  defaults(storageClass) {
    storageClass.reclaimPolicy ??= 'Delete'
    storageClass.volumeBindingMode ??= 'Immediate'
  },
  strategy: { noGeneration: true, returnsDeleted: true, warnings: warnOfTopologies },
  columns,
})
