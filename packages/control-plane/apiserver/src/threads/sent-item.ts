import type { Revision, Value } from '@orrery/store'
import type { Item } from '../storage/item.js'

/** An item on its way to another thread: its bytes are a copy, and of what lies beside them only what replies need. */
export interface SentItem {
  key: string
  namespace: string
  name: string
  revision: Revision
  bytes: Uint8Array
  uid?: string
  splice?: number
}

export function sentItem({ key, namespace, name, revision, value }: Item): SentItem {
  const { uid, splice } = value.extract
  return {
    key,
    namespace,
    name,
    revision,
    bytes: new Uint8Array(value.bytes),
    ...(uid !== undefined && { uid }),
    ...(splice !== undefined && { splice }),
  }
}

export function receivedItem({ key, namespace, name, revision, bytes, uid, splice }: SentItem): Item {
  const extract = { ...(uid !== undefined && { uid }), ...(splice !== undefined && { splice }) }
  const value: Value = { bytes, extract }
  return { key, namespace, name, revision, value }
}
