import { resources, type coordinationv1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validateLease } from './validate.js'

type Lease = coordinationv1.Lease

/** In place: fields of the coordinated leader election, which is off unless asked for. */
function dropUncoordinated({ spec }: Lease, old?: Lease): void {
  for (const name of ['strategy', 'preferredHolder'] as const) {
    if (old?.spec[name] === undefined) delete spec[name]
  }
}

export const leases = declare<Lease>({
  ref: resources.coordinationv1.leases,
  strategy: {
    createOnUpdate: true,
    conditionalUpdate: true,
    noGeneration: true,
    prepareForCreate: (lease) => dropUncoordinated(lease),
    prepareForUpdate: dropUncoordinated,
  },
  validate: validateLease,
  validateUpdate: validateLease,
  columns: [
    nameColumn,
    text('Holder', doc('coordinationv1.LeaseSpec', 'holderIdentity'), ({ spec }) => spec.holderIdentity ?? ''),
    ageColumn,
  ],
})
