import { resources, type storagev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { byRules, must, unchanging } from '../validation/field-rules.js'

export const volumeattributesclasses = declare<storagev1.VolumeAttributesClass>({
  ref: resources.storagev1.volumeattributesclasses,
  ...byRules(must('driverName'), unchanging('driverName'), unchanging('parameters')),
  strategy: { noGeneration: true, returnsDeleted: true },
  columns: [
    nameColumn,
    text('DriverName', doc('storagev1.VolumeAttributesClass', 'driverName'), ({ driverName }) => driverName),
    ageColumn,
  ],
})
