import type { Commit, CommitResult, Entry, Revision, Value } from '@orrery/store'
import { nothingReserved, type Reservation } from '../admission/reservation.js'
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
  /** What admission wants written with it; settled here. */
  reservation?: Reservation
}

/**
 * `moved`: somebody else wrote the object first. `taken`: somebody else holds a claim. `overtaken`: what was reserved
 * stands differently now.
 */
export type Outcome =
  | { kind: 'written'; revision: Revision; item: Item | undefined }
  | { kind: 'moved'; standing: Entry | undefined }
  | { kind: 'taken'; key: string }
  | { kind: 'overtaken' }

function commitOf(services: Services, { key, value, expected, claims }: ObjectWrite, aside: Reservation): Commit {
  const puts = aside.writes.flatMap((write) => (write.value ? [{ key: write.key, ...write.value }] : []))
  return {
    guards: [
      { key, revision: expected },
      ...claims.take.map((claim) => ({ key: claim.key, revision: 0 })),
      ...aside.writes.map((write) => ({ key: write.key, revision: write.expected })),
    ],
    puts: [...(value ? [{ key, ...value }] : []), ...claims.take.map((claim) => claimPut(services, claim)), ...puts],
    deletes: [...(value ? [] : [key]), ...claims.release],
  }
}

function failure({ guard, standing }: CommitResult & { ok: false }, key: string, aside: Reservation): Outcome {
  if (guard.key === key) return { kind: 'moved', standing }
  if (aside.writes.some((write) => write.key === guard.key)) return { kind: 'overtaken' }
  return { kind: 'taken', key: guard.key }
}

/** One object, what it claims and what is written with it, in one commit. */
export async function commitObject(services: Services, write: ObjectWrite): Promise<Outcome> {
  const { served, key, value, reservation = nothingReserved } = write
  let written = false
  try {
    const result = await services.store.commit(commitOf(services, write, reservation))
    written = result.ok
    if (!result.ok) return failure(result, key, reservation)
    const { revision } = result
    if (!value) return { kind: 'written', revision, item: undefined }
    const shown = services.view.get(key)
    const item = shown?.revision === revision ? shown : itemOf({ key, revision, ...value }, served.prefix)
    return { kind: 'written', revision, item }
  } finally {
    if (reservation !== nothingReserved) await reservation.settle(written)
  }
}
