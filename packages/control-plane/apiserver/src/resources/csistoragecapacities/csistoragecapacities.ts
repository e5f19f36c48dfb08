import { resources, type storagev1 } from '@orrery/api'
import { declare } from '../declare.js'
import { validateCSIStorageCapacity, validateCSIStorageCapacityUpdate } from './validate.js'

export const csistoragecapacities = declare<storagev1.CSIStorageCapacity>({
  ref: resources.storagev1.csistoragecapacities,
  validate: validateCSIStorageCapacity,
  validateUpdate: validateCSIStorageCapacityUpdate,
  strategy: { noGeneration: true },
})
