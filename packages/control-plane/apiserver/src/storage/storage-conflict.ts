import { conflict } from '@orrery/api'
import { upstreamKey, type KeyedPlace } from './upstream-key.js'

/** What upstream's store says of a precondition that does not hold. */
export function storageConflict(place: KeyedPlace, dryRun: boolean, why: string): Error {
  const text =
    `StorageError: invalid object, Code: 4, Key: ${upstreamKey(place, dryRun)}, ResourceVersion: 0, ` +
    `AdditionalErrorMsg: Precondition failed: ${why}`
  return conflict(place.served.kind.ref, place.name, text)
}
