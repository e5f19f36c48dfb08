import type { Observer } from '@orrery/kit'
import { everyPrefix, resourcePrefixOf } from '../storage/keys.js'
import type { Revision, Store } from '@orrery/store'
import type { Selection } from '../selection/selection.js'
import type { Item } from '../storage/item.js'
import { changeOf, type FrameEncoder } from './change.js'
import { frameOf } from './transition.js'

/**
 * The events of a resource after one revision and up to another, from the store's log, for a watch older than the
 * ring. `sent` is told the size of each. The whole log is read, since only its end tells that nothing more of the resource comes.
 */
export async function* replay(
  store: Store,
  span: { from: Revision; to: Revision; prefix: string },
  selection: Selection,
  encoder: FrameEncoder,
  sent: Observer,
): AsyncGenerator<Buffer> {
  if (span.from >= span.to) return
  const watch = store.watch({ prefix: everyPrefix, fromRevision: span.from })
  try {
    for await (const batch of watch) {
      const frames: Buffer[] = []
      for (const event of batch) {
        if (event.revision > span.to || resourcePrefixOf(event.key) !== span.prefix) continue
        const frame = frameOf(changeOf(event, span.prefix), selection, encoder)
        if (frame) frames.push(frame)
      }
      for (const { length } of frames) sent.observe(length)
      if (frames.length > 0) yield Buffer.concat(frames)
      if ((batch.at(-1)?.revision ?? 0) >= span.to) return
    }
  } finally {
    watch.close()
  }
}

const pieceItems = 500

/** The present objects as events, for a watch that starts from nothing. */
export async function* initialEvents(
  items: readonly Item[],
  encoder: FrameEncoder,
  sent: Observer,
  end?: Buffer,
): AsyncGenerator<Buffer> {
  for (let i = 0; i < items.length; i += pieceItems) {
    const frames = items.slice(i, i + pieceItems).map((item) => encoder.frame('ADDED', item, item.revision))
    for (const { length } of frames) sent.observe(length)
    yield Buffer.concat(frames)
  }
  if (end) yield end
}
