import { resources, type corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { count } from '../../table/counts.js'
import { declare } from '../declare.js'
import type { Errors } from '../validation/checks.js'
import { validateImmutable, validateKeys } from '../validation/immutable-data.js'

/** An error of the whole object's size names no field. */
function validateConfigMap(map: corev1.ConfigMap): Errors {
  return validateKeys(map, '')
}

export const configmaps = declare<corev1.ConfigMap>({
  ref: resources.corev1.configmaps,
  metadataAgain: [''],
  validate: validateConfigMap,
  validateUpdate: (next, old) => [...validateImmutable(next, old), ...validateConfigMap(next)],
  strategy: { noGeneration: true },
  columns: [
    nameColumn,
    text('Data', doc('corev1.ConfigMap', 'data'), ({ data, binaryData }) => count(data) + count(binaryData)),
    ageColumn,
  ],
})
