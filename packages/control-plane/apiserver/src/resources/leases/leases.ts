import { resources, type coordinationv1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'

export const leases = declare<coordinationv1.Lease>({
  ref: resources.coordinationv1.leases,
  strategy: { createOnUpdate: true, conditionalUpdate: true, noGeneration: true },
  columns: [
    nameColumn,
    text('Holder', doc('coordinationv1.LeaseSpec', 'holderIdentity'), ({ spec }) => spec.holderIdentity ?? ''),
    ageColumn,
  ],
})
