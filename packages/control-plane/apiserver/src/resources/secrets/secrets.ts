import { Buffer } from 'node:buffer'
import { resources, type corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { count } from '../../table/counts.js'
import { declare } from '../declare.js'
import { keyPairProblem } from './key-pair.js'
import { validateSecret, validateSecretUpdate } from './validate.js'

/** In place: stringData is another way to write data, and is never stored. */
export function defaultSecret(secret: corev1.Secret): void {
  secret.type ||= 'Opaque'
  const { stringData } = secret
  if (!stringData) return
  const encoded = Object.entries(stringData).map(([key, value]) => [key, Buffer.from(value).toString('base64')])
  if (encoded.length > 0) secret.data = { ...secret.data, ...Object.fromEntries(encoded) as Record<string, string> }
  delete secret.stringData
}

function textOf(base64: string | null | undefined): string {
  return Buffer.from(base64 ?? '', 'base64').toString('latin1')
}

/** A certificate that does not go with its key is taken, with a warning. */
function warnings({ type, data }: corev1.Secret): readonly string[] {
  if (type !== 'kubernetes.io/tls') return []
  const problem = keyPairProblem(textOf(data?.['tls.crt']), textOf(data?.['tls.key']))
  return problem === undefined ? [] : [problem]
}

export const secrets = declare<corev1.Secret>({
  ref: resources.corev1.secrets,
  metadataAgain: [''],
  defaults: defaultSecret,
  validate: validateSecret,
  validateUpdate: validateSecretUpdate,
  strategy: {
    noGeneration: true,
    warnings,
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
