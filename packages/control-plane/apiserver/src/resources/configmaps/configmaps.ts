import { resources, type corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { count } from '../../table/counts.js'
import { declare } from '../declare.js'
import { validateImmutable, validateKeys } from '../validation/immutable-data.js'

export const configmaps = declare<corev1.ConfigMap>({
  ref: resources.corev1.configmaps,
  validate: validateKeys,
  validateUpdate: (next, old) => [...validateImmutable(next, old), ...validateKeys(next)],
  strategy: { noGeneration: true },
  columns: [
    nameColumn,
    text('Data', doc('corev1.ConfigMap', 'data'), ({ data, binaryData }) => count(data) + count(binaryData)),
    ageColumn,
  ],
})
