import type { Revision, Value } from '@orrery/store'

/** Another object that must stand as it was found; with a value it is replaced. */
export interface SideWrite {
  key: string
  expected: Revision
  value?: Value
}

/** Writes that go with an object's own, in the same commit. */
export interface Reservation {
  readonly writes: readonly SideWrite[]
  /** Told once whether the object was written; gives back what was taken for nothing. */
  settle(written: boolean): Promise<void>
}

export const nothingReserved: Reservation = { writes: [], settle: () => Promise.resolve() }
