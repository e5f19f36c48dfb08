import { Buffer } from 'node:buffer'
import { deepEqual, field, FieldPath, isConfigMapKey, type ApiObject } from '@orrery/api'
import { none, type Errors } from './checks.js'

/** What ConfigMaps and Secrets have in common. */
interface Data extends ApiObject {
  immutable?: boolean
  data?: Record<string, string>
  binaryData?: Record<string, string>
}

const detail = 'field is immutable when `immutable` is set'

/** Bytes of all values together. */
const mostBytes = 1024 * 1024

/** A value may be null, which is empty. */
function sizeOf(values: Record<string, string | null>, encoding: BufferEncoding): number {
  return Object.values(values).reduce((sum, value) => sum + Buffer.byteLength(value ?? '', encoding), 0)
}

/** Keys fit for files, none of them twice, and not too much of it all. `where`: the field the size is told of. */
export function validateKeys({ data = {}, binaryData = {} }: Data, where: '' | 'data'): Errors {
  const size = sizeOf(data, where === 'data' ? 'base64' : 'utf8') + sizeOf(binaryData, 'base64')
  const check = (list: 'data' | 'binaryData', keys: readonly string[]): Errors =>
    keys.flatMap((key) => isConfigMapKey(key).map((why) => field.invalid(FieldPath.root(list).key(key), key, why)))
  const again = Object.keys(data).filter((key) => Object.hasOwn(binaryData, key))
  return [
    ...check('data', Object.keys(data)),
    ...again.map((key) => field.invalid(FieldPath.root('data').key(key), key, 'duplicate of key present in binaryData')),
    ...check('binaryData', Object.keys(binaryData)),
    ...(size > mostBytes ? [field.tooLong(where || '[]', mostBytes)] : none),
  ]
}

/** Once declared immutable, the data stays, and so does the declaration. */
export function validateImmutable(next: Data, old: Data): Errors {
  if (!old.immutable) return none
  const changed = (['data', 'binaryData'] as const).filter((name) => !deepEqual({ ...next[name] }, { ...old[name] }))
  const names = next.immutable ? changed : ['immutable', ...changed]
  return names.map((name) => field.forbidden(FieldPath.root(name), detail))
}
