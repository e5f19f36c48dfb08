import { resources, type corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { count } from '../../table/counts.js'
import { declare } from '../declare.js'
import { serviceAccountStrategy } from './strategy.js'

export const serviceaccounts = declare<corev1.ServiceAccount>({
  ref: resources.corev1.serviceaccounts,
  metadataAgain: [''],
  strategy: serviceAccountStrategy,
  columns: [
    nameColumn,
    text('Secrets', doc('corev1.ServiceAccount', 'secrets'), ({ secrets }) => count(secrets)),
    ageColumn,
  ],
})
