import { nextTurn, type Clock, type Observer, type Timer } from '@orrery/kit'
import type { Revision } from '@orrery/store'
import type { Selection } from '../selection/selection.js'
import type { Bucket, Waiter } from './bucket.js'
import type { FrameEncoder } from './change.js'
import type { ResourceRing } from './resource-ring.js'
import { frameOf } from './transition.js'

export interface WatchOptions {
  clock: Clock
  ring: ResourceRing
  selection: Selection
  encoder: FrameEncoder
  /** Is told the size of each of the ring's events that was given. */
  sent: Observer
  /** Events of later revisions than this come from the ring. */
  from: Revision
  /** Comes first: the present objects, or the history before `from`. */
  before?: AsyncIterator<Buffer>
  /** Makes a bookmark at a revision; absent where the client wants none. */
  bookmark?: (revision: Revision) => Buffer
  timeoutMs: number
  /** The newest revision the ring has heard of. */
  current: () => Revision
  /** Whether the server ends its watches. */
  closed: () => boolean
}

const bookmarkMs = 60_000

/** The last bookmark comes so long before the end; a shorter watch has none of its own. */
const beforeEndMs = 2_000

/** A pull gives at most about so many bytes, so that a slow connection holds no more than these. */
const pullBytes = 512 * 1024

/** Of a turn: terms looked at and bytes put into another form, some milliseconds. */
const mostWork = 64 * 1024

type Result = IteratorResult<Buffer, undefined>

const finished: Result = { done: true, value: undefined }

/**
 * A watch's frames. Each pull gives all that is pending in one piece; between pulls nothing is kept but a place in the
 * ring. Ends at its timeout, when the server stops, and when the place has fallen off the ring (the watcher is too slow).
 */
export class WatchStream implements AsyncIterable<Buffer>, AsyncIterator<Buffer, undefined>, Waiter {
  readonly #options: WatchOptions
  readonly #bucket: Bucket
  #next: number
  #before: AsyncIterator<Buffer> | undefined
  #wake: (() => void) | undefined
  #ended = false
  #expired = false
  #bookmarkDue = false
  /** Of the monotonic clock. */
  readonly #end: number
  /** Whether it has worked for so long that others shall have their turn. */
  #tired = false
  readonly #timers = new Map<string, Timer>()

  constructor(options: WatchOptions) {
    this.#options = options
    this.#bucket = options.ring.enter(options.selection)
    this.#next = this.#bucket.after(options.from)
    // What came since is gone already: the watcher comes back and begins in the log.
    this.#ended = options.from < this.#bucket.floor
    this.#before = options.before
    this.#end = options.clock.monotonic() + options.timeoutMs
    this.#timers.set('end', options.clock.after(options.timeoutMs, () => this.#expire()))
    if (options.bookmark) this.#armBookmark()
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer, undefined> {
    return this
  }

  async next(): Promise<Result> {
    while (!this.#ended) {
      const early = this.#before && (await this.#early())
      const drained = early ?? this.#drain()
      const frames = drained instanceof Promise ? await drained : (drained ?? this.#due())
      if (this.#tired) await this.#rest()
      if (frames) return { done: false, value: frames }
      if (this.#next < this.#bucket.end && !this.#ended) continue
      if (this.#ended || this.#expired || this.#options.closed()) break
      await this.#wait()
    }
    this.#finish()
    return finished
  }

  return(): Promise<Result> {
    this.#finish()
    void this.#before?.return?.()
    return Promise.resolve(finished)
  }

  wake(): void {
    this.#wake?.()
    this.#wake = undefined
  }

  async #early(): Promise<Buffer | undefined> {
    const step = await this.#before?.next()
    if (step && !step.done) return step.value
    this.#before = undefined
    return undefined
  }

  /** What is pending, up to a limit of bytes and of work. A frame that another thread makes comes alone. */
  #drain(): Buffer | Promise<Buffer> | undefined {
    const { selection, encoder, sent } = this.#options
    if (this.#next < this.#bucket.first) this.#ended = true
    const frames: Buffer[] = []
    for (let size = 0, work = 0; !this.#ended && this.#next < this.#bucket.end && size < pullBytes; this.#next++) {
      if (work > mostWork) {
        this.#tired = true
        break
      }
      const change = this.#bucket.at(this.#next)
      const frame = change && frameOf(change, selection, encoder)
      work += selection.work + (frame && encoder.later ? change.size : 0)
      if (!frame) continue
      if (frame instanceof Promise) {
        if (frames.length > 0) break
        this.#next++
        return frame.then((made) => {
          sent.observe(made.length)
          return made
        })
      }
      frames.push(frame)
      size += frame.length
      sent.observe(frame.length)
    }
    return frames.length === 1 ? frames[0] : frames.length > 0 ? this.#bucket.join(frames) : undefined
  }

  async #rest(): Promise<void> {
    this.#tired = false
    await nextTurn()
  }

  /** A bookmark where one is due: everything up to its revision has been given. */
  #due(): Buffer | undefined {
    const { bookmark, current } = this.#options
    if (!bookmark || !this.#bookmarkDue || this.#ended) return undefined
    this.#bookmarkDue = false
    if (!this.#expired) this.#armBookmark()
    return bookmark(current())
  }

  #armBookmark(): void {
    const { clock } = this.#options
    const wait = Math.min(bookmarkMs, this.#end - beforeEndMs - clock.monotonic())
    if (wait <= 0) return
    const timer = clock.after(wait, () => {
      this.#bookmarkDue = true
      this.wake()
    })
    this.#timers.set('bookmark', timer)
  }

  #expire(): void {
    this.#expired = true
    this.wake()
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
      this.#bucket.wait(this)
    })
  }

  #finish(): void {
    if (this.#ended && this.#timers.size === 0) return
    this.#ended = true
    for (const timer of this.#timers.values()) timer.cancel()
    this.#timers.clear()
    this.#bucket.leave(this)
    this.#options.ring.leave(this.#bucket)
    this.wake()
  }
}
