import { deepEqual, type ApiObject } from '@orrery/api'
import type { WriteContext } from './write-context.js'

/**
 * In place: an owner that is said twice, word for word, stays once. `after`: said of what mutating admission leaves, as
 * upstream words it.
 */
export function dedupeOwners({ metadata }: ApiObject, { warn }: Pick<WriteContext, 'warn'>, after: boolean): void {
  const owners = metadata.ownerReferences
  if (!owners || owners.length < 2) return
  const once: typeof owners = []
  const twice: string[] = []
  for (const owner of owners) {
    if (once.some((known) => known.uid === owner.uid && deepEqual(known, owner))) twice.push(owner.uid)
    else once.push(owner)
  }
  if (twice.length === 0) return
  metadata.ownerReferences = once
  const when = after ? ' after mutating admission happens' : ''
  warn?.(
    `.metadata.ownerReferences contains duplicate entries${when}; API server dedups owner references in 1.20+, and may ` +
      `reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ${twice.join(', ')}`,
  )
}
