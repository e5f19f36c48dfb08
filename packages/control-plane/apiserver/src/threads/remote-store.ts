import type { Commit, CommitResult, Entry, Put, Store } from '@orrery/store'
import { ownBytes, type Remote } from './remote.js'
import { receivedItem, type SentItem } from './sent-item.js'

function receivedEntry(sent: SentItem | undefined): Entry | undefined {
  if (!sent) return undefined
  const { key, revision, value } = receivedItem(sent)
  return { key, revision, ...value }
}

/** The bytes are copied: who made them may still answer with them. */
function commitThrough(remote: Remote, { guards, puts, deletes }: Commit): CommitResult {
  const sent = puts.map(({ key, bytes, extract }): Put => ({ key, bytes: ownBytes(bytes), extract }))
  const result = remote('commit', { guards, puts: sent, deletes })
  return result.ok ? result : { ...result, standing: receivedEntry(result.standing) }
}

function elsewhere(): never {
  throw new Error('only the thread of the server reads its history')
}

/** The store as threads have it: they commit, and read the live view. */
export function remoteStore(remote: Remote): Store {
  return {
    get revision() {
      return remote('revision', undefined)
    },
    floor: 0,
    commit: (commit) => Promise.resolve(commitThrough(remote, commit)),
    get: elsewhere,
    range: elsewhere,
    watch: elsewhere,
    observe: elsewhere,
    compact: elsewhere,
    snapshot: elsewhere,
    restore: elsewhere,
    close: elsewhere,
  }
}
