import { resources, type storagev1 } from '@orrery/api'
import { doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validateCSIStorageCapacity, validateCSIStorageCapacityUpdate } from './validate.js'

const capacityDoc = (field: string): ReturnType<typeof doc> => doc('storagev1.CSIStorageCapacity', field)

export const csistoragecapacities = declare<storagev1.CSIStorageCapacity>({
  ref: resources.storagev1.csistoragecapacities,
  validate: validateCSIStorageCapacity,
  validateUpdate: validateCSIStorageCapacityUpdate,
  strategy: { noGeneration: true },
  columns: [
    nameColumn,
    text('StorageClassName', capacityDoc('storageClassName'), ({ storageClassName }) => storageClassName),
    text('Capacity', capacityDoc('capacity'), ({ capacity }) => capacity ?? '<unset>'),
  ],
})
