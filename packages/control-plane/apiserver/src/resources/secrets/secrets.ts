import { field, resources, type corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { count } from '../../table/counts.js'
import { declare } from '../declare.js'
import { none, type Errors } from '../validation/checks.js'
import { validateImmutable, validateKeys } from '../validation/immutable-data.js'

/** In place: stringData is another way to write data, and is never stored. */
export function defaultSecret(secret: corev1.Secret): void {
  secret.type ||= 'Opaque'
  const { stringData } = secret
  if (!stringData) return
  const encoded = Object.entries(stringData).map(([key, value]) => [key, Buffer.from(value).toString('base64')])
  if (encoded.length > 0) secret.data = { ...secret.data, ...Object.fromEntries(encoded) as Record<string, string> }
  delete secret.stringData
}

function validateType(next: corev1.Secret, old: corev1.Secret): Errors {
  return next.type === old.type ? none : [field.invalid('type', next.type, 'field is immutable')]
}

export const secrets = declare<corev1.Secret>({
  ref: resources.corev1.secrets,
  defaults: defaultSecret,
  validate: validateKeys,
  validateUpdate: (next, old) => [...validateType(next, old), ...validateImmutable(next, old), ...validateKeys(next)],
  strategy: {
    noGeneration: true,
    prepareForUpdate(secret, old) {
      secret.type ||= old.type ?? ''
    },
  },
  selectableFields: { type: ({ type }) => type ?? '' },
  columns: [
    nameColumn,
    text('Type', doc('corev1.Secret', 'type'), ({ type }) => type ?? ''),
    text('Data', doc('corev1.Secret', 'data'), ({ data }) => count(data)),
    ageColumn,
  ],
})
