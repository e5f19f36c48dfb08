import { deepEqual, field, FieldPath, isConfigMapKey, type ApiObject } from '@orrery/api'
import { none, type Errors } from './checks.js'

/** What ConfigMaps and Secrets have in common. */
interface Data extends ApiObject {
  immutable?: boolean
  data?: Record<string, string>
  binaryData?: Record<string, string>
}

const detail = 'field is immutable when `immutable` is set'

/** Keys fit for files, none of them twice. */
export function validateKeys({ data = {}, binaryData = {} }: Data): Errors {
  const check = (list: 'data' | 'binaryData', keys: readonly string[]): Errors =>
    keys.flatMap((key) => isConfigMapKey(key).map((why) => field.invalid(FieldPath.root(list).key(key), key, why)))
  const again = Object.keys(data).filter((key) => Object.hasOwn(binaryData, key))
  return [
    ...check('data', Object.keys(data)),
    ...again.map((key) => field.invalid(FieldPath.root('data').key(key), key, 'duplicate of key present in binaryData')),
    ...check('binaryData', Object.keys(binaryData)),
  ]
}

/** Once declared immutable, the data stays, and so does the declaration. */
export function validateImmutable(next: Data, old: Data): Errors {
  if (!old.immutable) return none
  const changed = (['data', 'binaryData'] as const).filter((name) => !deepEqual({ ...next[name] }, { ...old[name] }))
  const names = next.immutable ? changed : ['immutable', ...changed]
  return names.map((name) => field.forbidden(FieldPath.root(name), detail))
}
