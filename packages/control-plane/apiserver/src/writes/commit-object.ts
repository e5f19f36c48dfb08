import type { Entry, Revision, Value } from '@orrery/store'
import type { Served } from '../registry/served.js'
import type { Services } from '../services.js'
import { itemOf, type Item } from '../storage/item.js'
import { claimPut, type ClaimChange } from './claims.js'

export interface ObjectWrite {
  /** The storage version's. */
  served: Served
  key: string
  /** Absent: the object is removed. */
  value?: Value
  /** The revision of the state that is replaced; 0: there must be none. */
  expected: Revision
  claims: ClaimChange
}

/** `moved`: somebody else wrote the object first. `taken`: somebody else holds a claim. */
export type Outcome =
  | { kind: 'written'; revision: Revision; item: Item | undefined }
  | { kind: 'moved'; standing: Entry | undefined }
  | { kind: 'taken'; key: string }

/** One object and what it claims, in one commit. */
export async function commitObject(services: Services, write: ObjectWrite): Promise<Outcome> {
  const { served, key, value, expected, claims } = write
  const result = await services.store.commit({
    guards: [{ key, revision: expected }, ...claims.take.map((claim) => ({ key: claim.key, revision: 0 }))],
    puts: [...(value ? [{ key, ...value }] : []), ...claims.take.map((claim) => claimPut(services, claim))],
    deletes: [...(value ? [] : [key]), ...claims.release],
  })
  if (!result.ok) {
    const { guard, standing } = result
    return guard.key === key ? { kind: 'moved', standing } : { kind: 'taken', key: guard.key }
  }
  const { revision } = result
  if (!value) return { kind: 'written', revision, item: undefined }
  const shown = services.view.get(key)
  const item = shown?.revision === revision ? shown : itemOf({ key, revision, ...value }, served.prefix)
  return { kind: 'written', revision, item }
}
