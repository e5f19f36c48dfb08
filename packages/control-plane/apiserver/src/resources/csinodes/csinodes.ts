import { resources, type storagev1 } from '@orrery/api'
import { ageColumn, doc, integer, nameColumn } from '../../table/columns.js'
import { count } from '../../table/counts.js'
import { declare } from '../declare.js'
import { validateCSINode, validateCSINodeUpdate } from './validate.js'

export const csinodes = declare<storagev1.CSINode>({
  ref: resources.storagev1.csinodes,
  validate: validateCSINode,
  validateUpdate: validateCSINodeUpdate,
  strategy: { conditionalUpdate: true, noGeneration: true, returnsDeleted: true },
  columns: [
    nameColumn,
    integer('Drivers', doc('storagev1.CSINodeSpec', 'drivers'), ({ spec }) => count(spec.drivers ?? undefined)),
    ageColumn,
  ],
})
