import { Compacted, FutureRevision, type Revision } from '../contract.js'

/** Throws where the state at a revision cannot be read. */
export function checkRevision(revision: Revision, readable: { revision: Revision; floor: Revision }): void {
  if (revision < readable.floor) throw new Compacted(revision, readable.floor)
  if (revision > readable.revision) throw new FutureRevision(revision, readable.revision)
}
