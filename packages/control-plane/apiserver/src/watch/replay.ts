import { nextTurn, type Observer } from '@orrery/kit'
import { everyPrefix, resourcePrefixOf } from '../storage/keys.js'
import type { Revision, Store } from '@orrery/store'
import type { Selection } from '../selection/selection.js'
import type { Item } from '../storage/item.js'
import { changeOf, frameBy, type FrameEncoder } from './change.js'
import { frameOf } from './transition.js'

/** Of a turn: terms looked at and bytes put into another form, and what each event costs in any case. */
const mostWork = 64 * 1024
const workOfEvent = 128

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
      let work = 0
      for (const event of batch) {
        if (work > mostWork) {
          work = 0
          await nextTurn()
        }
        if (event.revision > span.to || resourcePrefixOf(event.key) !== span.prefix) continue
        const change = changeOf(event, span.prefix)
        const frame = frameOf(change, selection, encoder)
        work += workOfEvent + selection.work + (frame && encoder.later ? change.size : 0)
        if (frame) frames.push(frame instanceof Promise ? await frame : frame)
      }
      for (const { length } of frames) sent.observe(length)
      if (frames.length > 0) yield Buffer.concat(frames)
      await nextTurn()
      if ((batch.at(-1)?.revision ?? 0) >= span.to) return
    }
  } finally {
    watch.close()
  }
}

/** A piece is of so many items or bytes: less where they are put into another form. */
const pieceItems = 500
const pieceBytes = 256 * 1024
const formedBytes = 32 * 1024

function* groups(items: readonly Item[], mostBytes: number): Generator<readonly Item[]> {
  let from = 0
  let bytes = 0
  for (const [index, { value }] of items.entries()) {
    bytes += value.bytes.length
    if (bytes < mostBytes && index - from < pieceItems && index < items.length - 1) continue
    yield items.slice(from, index + 1)
    from = index + 1
    bytes = 0
  }
}

/** The present objects as events, for a watch that starts from nothing; `end` makes what comes after them. */
export async function* initialEvents(
  items: readonly Item[],
  encoder: FrameEncoder,
  sent: Observer,
  end?: () => Buffer,
): AsyncGenerator<Buffer> {
  for (const group of groups(items, encoder.later ? formedBytes : pieceBytes)) {
    const frames: Buffer[] = []
    for (const item of group) {
      const frame = frameBy(encoder, 'ADDED', item, item.revision)
      frames.push(frame instanceof Promise ? await frame : frame)
    }
    for (const { length } of frames) sent.observe(length)
    yield Buffer.concat(frames)
    await nextTurn()
  }
  if (end) yield end()
}
