import { resources, type storagev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validateVolumeAttributesClass, validateVolumeAttributesClassUpdate } from './validate.js'

export const volumeattributesclasses = declare<storagev1.VolumeAttributesClass>({
  ref: resources.storagev1.volumeattributesclasses,
  validate: validateVolumeAttributesClass,
  validateUpdate: validateVolumeAttributesClassUpdate,
  strategy: { noGeneration: true, returnsDeleted: true },
  columns: [
    nameColumn,
    text('DriverName', doc('storagev1.VolumeAttributesClass', 'driverName'), ({ driverName }) => driverName),
    ageColumn,
  ],
})
