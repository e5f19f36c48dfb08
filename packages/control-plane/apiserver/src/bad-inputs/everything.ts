import { Buffer } from 'node:buffer'
import type { Store } from '@orrery/store'

/** Everything the store holds: each key, the revision that wrote it, what is written. */
export async function everything(store: Store): Promise<object> {
  const { entries } = await store.range({ prefix: '' })
  const rows = entries.map(({ key, revision, bytes, extract }) => [key, revision, Buffer.from(bytes).toString(), extract])
  return { revision: store.revision, rows }
}
