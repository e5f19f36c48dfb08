import type { Revision, StoreEvent } from '@orrery/store'
import { itemOf, type Item } from '../storage/item.js'

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED'

/** Makes the bytes of events in one form. */
export interface FrameEncoder {
  /** Names the form: watchers with the same id share the bytes. Absent: they are this watcher's own. */
  readonly id?: string
  /** A line: `{"type":...,"object":...}\n`. `revision` is the event's; `item` may be of an earlier one. */
  frame(type: ChangeType, item: Item, revision: Revision): Buffer
  /** The same made in another thread; undefined where it is soon made in this. */
  later?(type: ChangeType, item: Item, revision: Revision): Promise<Buffer> | undefined
}

/** The bytes of an event, or their promise where another thread makes them. */
export function frameBy(encoder: FrameEncoder, type: ChangeType, item: Item, revision: Revision): Buffer | Promise<Buffer> {
  return encoder.later?.(type, item, revision) ?? encoder.frame(type, item, revision)
}

/** One object's step from a state to the next, shared by all watchers; its bytes are made at the first need. */
export class Change {
  readonly revision: Revision
  /** Absent: it was deleted. */
  readonly item: Item | undefined
  /** Absent: it did not exist. */
  readonly previous: Item | undefined
  #frames: Map<string, Buffer | Promise<Buffer>> | undefined

  constructor(revision: Revision, item: Item | undefined, previous: Item | undefined) {
    this.revision = revision
    this.item = item
    this.previous = previous
  }

  /** Roughly what the change keeps in memory. */
  get size(): number {
    return 256 + 2 * ((this.item ?? this.previous)?.value.bytes.length ?? 0)
  }

  frame(type: ChangeType, item: Item, encoder: FrameEncoder): Buffer | Promise<Buffer> {
    if (encoder.id === undefined) return frameBy(encoder, type, item, this.revision)
    const key = `${encoder.id} ${type}`
    const known = this.#frames?.get(key)
    if (known) return known
    const frame = frameBy(encoder, type, item, this.revision)
    const frames = (this.#frames ??= new Map<string, Buffer | Promise<Buffer>>())
    frames.set(key, frame)
    // Who fails to get it is told; the next who asks tries again.
    if (frame instanceof Promise) frame.then((bytes) => frames.set(key, bytes), () => frames.delete(key))
    return frame
  }
}

/** `standing`: what the view holds under the key, to be shared where it is the event's previous state. */
export function changeOf(event: StoreEvent, prefix: string, standing?: Item): Change {
  const { previous } = event
  const shared = standing && standing.revision === previous?.revision
  const before = shared ? standing : previous && itemOf(previous, prefix)
  return new Change(event.revision, event.type === 'put' ? itemOf(event.entry, prefix) : undefined, before)
}
