import { field, invalid } from '@orrery/api'
import type { AppliedPatch } from './read-patch.js'

/** Integers past 2^53 are shown rounded. */
function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

/** What a patch makes that does not fit the type. Upstream shows a strategic patch itself, of others what they made. */
export function refusePatch({ shown, value }: AppliedPatch, why: string): Error {
  return invalid({ group: '', kind: '' }, '', [field.invalid('patch', shown ?? JSON.stringify(value, plain), why)])
}
