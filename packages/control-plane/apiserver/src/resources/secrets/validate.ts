import { Buffer } from 'node:buffer'
import { field, FieldPath, type corev1 } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { jsonProblem } from '../validation/json-problem.js'
import { validateImmutable, validateKeys } from '../validation/immutable-data.js'

type Secret = corev1.Secret

const path = FieldPath.root('data')

function validateDocker({ data }: Secret, key: string): Errors {
  const value: string | null | undefined = data?.[key]
  if (value === undefined) return [field.required(path.key(key))]
  const why = jsonProblem(Buffer.from(value ?? '', 'base64'), 'map[string]interface {}')
  return why === undefined ? none : [field.invalid(path.key(key), '<secret contents redacted>', why)]
}

function missing(...keys: readonly string[]): Errors {
  return keys.map((key) => field.required(path.key(key)))
}

const account = 'kubernetes.io/service-account.name'

/** What secrets of upstream's own types must hold. */
const types: ReadonlyMap<string, (secret: Secret) => Errors> = new Map([
  [
    'kubernetes.io/service-account-token',
    ({ metadata }: Secret) =>
      metadata.annotations?.[account] ? none : [field.required(FieldPath.root('metadata', 'annotations').key(account))],
  ],
  ['kubernetes.io/dockercfg', (secret: Secret) => validateDocker(secret, '.dockercfg')],
  ['kubernetes.io/dockerconfigjson', (secret: Secret) => validateDocker(secret, '.dockerconfigjson')],
  [
    'kubernetes.io/basic-auth',
    ({ data = {} }: Secret) => ('username' in data || 'password' in data ? none : missing('username', 'password')),
  ],
  ['kubernetes.io/ssh-auth', ({ data = {} }: Secret) => (data['ssh-privatekey'] ? none : missing('ssh-privatekey'))],
  [
    'kubernetes.io/tls',
    ({ data = {} }: Secret) => missing(...['tls.crt', 'tls.key'].filter((key) => !Object.hasOwn(data, key))),
  ],
])

/** Upstream's ValidateSecret besides the metadata. */
export function validateSecret(secret: Secret): Errors {
  return [...validateKeys(secret, 'data'), ...(types.get(secret.type ?? '')?.(secret) ?? none)]
}

export function validateSecretUpdate(next: Secret, old: Secret): Errors {
  const sameType = next.type === old.type
  return [
    ...(sameType ? none : [field.invalid('type', next.type, 'field is immutable')]),
    ...validateImmutable(next, old),
    ...validateSecret(next),
  ]
}
