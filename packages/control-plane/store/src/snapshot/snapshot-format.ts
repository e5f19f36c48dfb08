import type { Extract, Revision } from '../contract.js'

/** The first line begins with these. */
export const snapshotFormat = { format: 'orrery-snapshot', version: 1 } as const

export interface SnapshotHeader {
  format: string
  version: number
  /** The revision of the state. */
  revision: Revision
}

/** A line for each entry, in ascending order of the keys' UTF-16 code units. */
export interface SnapshotEntry {
  key: string
  revision: Revision
  extract: Extract
  /** The value's bytes: as text where they are UTF-8. */
  text?: string
  base64?: string
}

/** The last line: a snapshot without it is cut short. */
export interface SnapshotTrailer {
  entries: number
}
