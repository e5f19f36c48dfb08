import type { Commit, CommitResult, Entry, Extract, Guard, Page, Put, Revision, Store, StoreEvent } from '../contract.js'

/** An entry as a value to compare, its bytes as text. */
export interface PlainEntry {
  key: string
  revision: Revision
  text: string
}

export function plain(entry: Entry): PlainEntry {
  return { key: entry.key, revision: entry.revision, text: Buffer.from(entry.bytes).toString('utf8') }
}

/** Like `key@revision=text`, which reads well in a failed expectation. */
export function say(entry: Entry | undefined): string | undefined {
  return entry && `${entry.key}@${entry.revision}=${plain(entry).text}`
}

export function sayPage(page: Page): (string | undefined)[] {
  return page.entries.map(say)
}

export function sayEvent(event: StoreEvent): string {
  const what = event.type === 'put' ? `put ${say(event.entry)}` : `delete ${event.key}@${event.revision}`
  return `${what} was ${say(event.previous)}`
}

export function putOf(key: string, text: string, extract: Extract = {}): Put {
  return { key, bytes: Buffer.from(text), extract }
}

export function write(puts: readonly Put[], deletes: readonly string[] = [], guards: readonly Guard[] = []): Commit {
  return { guards, puts, deletes }
}

/** Puts without a guard and returns the revision. */
export async function put(store: Store, key: string, text: string, extract?: Extract): Promise<Revision> {
  return revisionOf(await store.commit(write([putOf(key, text, extract)])))
}

export async function remove(store: Store, key: string): Promise<Revision> {
  return revisionOf(await store.commit(write([], [key])))
}

export function revisionOf(result: CommitResult): Revision {
  if (!result.ok) throw new Error(`the guard ${JSON.stringify(result.guard)} did not hold`)
  return result.revision
}
