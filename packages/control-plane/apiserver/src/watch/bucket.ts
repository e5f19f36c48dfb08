import type { Clock, Timer } from '@orrery/kit'
import type { Revision } from '@orrery/store'
import type { Change } from './change.js'

/** A ring keeps at most so many changes, and at most so many bytes. */
export interface RingLimits {
  changes: number
  bytes: number
}

/** Who waits for the next change. */
export interface Waiter {
  wake(): void
}

/**
 * So many waiting watchers are a crowd: after it was woken it is left alone for as long as its writes took, within these
 * bounds, so that each of them writes several events at once and others get at least half of the time.
 */
const crowd = 32
const leastGatherMs = 5
const mostGatherMs = 50

/**
 * The newest changes of one kind of watchers (a resource's, a namespace's, a node's), numbered from 0 as they
 * came. A reader whose place has fallen off the beginning has lost changes.
 */
export class Bucket {
  #changes: Change[] = []
  #first = 0
  #bytes = 0
  #waiting = new Set<Waiter>()
  #timer: Timer | undefined
  /** Before this time of the monotonic clock a crowd is not woken. */
  #calmUntil = -Infinity
  #joined: { frames: readonly Buffer[]; whole: Buffer } | undefined
  readonly #limits: RingLimits
  readonly #clock: Clock
  /** How many watchers read here. */
  readers = 0

  #floor: Revision

  /** `floor`: every change of a later revision comes here. */
  constructor(clock: Clock, limits: RingLimits, floor: Revision) {
    this.#clock = clock
    this.#limits = limits
    this.#floor = floor
  }

  /** Changes of later revisions than this are all kept. */
  get floor(): Revision {
    return this.#floor
  }

  /** The number of the oldest change that is kept. */
  get first(): number {
    return this.#first
  }

  /** The number of the next change to come. */
  get end(): number {
    return this.#first + this.#changes.length
  }

  at(number: number): Change | undefined {
    return this.#changes[number - this.#first]
  }

  push(change: Change): void {
    this.#changes.push(change)
    this.#bytes += change.size
    if (this.#changes.length > this.#limits.changes || this.#bytes > this.#limits.bytes) this.#trim()
    this.#notify()
  }

  /** Wakes the waiter once, soon after the next change. Idempotent. */
  wait(waiter: Waiter): void {
    this.#waiting.add(waiter)
  }

  leave(waiter: Waiter): void {
    this.#waiting.delete(waiter)
  }

  /** Frames in one piece, shared by those who ask for the same frames one after the other: mostly all of a crowd. */
  join(frames: readonly Buffer[]): Buffer {
    const known = this.#joined
    if (known?.frames.length === frames.length && known.frames.every((frame, index) => frame === frames[index])) {
      return known.whole
    }
    const whole = Buffer.concat(frames)
    if (this.readers >= crowd) this.#joined = { frames, whole }
    return whole
  }

  /** The number of the first change of a later revision. */
  after(revision: Revision): number {
    let low = 0
    let high = this.#changes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#changes[middle]?.revision ?? 0) <= revision) low = middle + 1
      else high = middle
    }
    return this.#first + low
  }

  /** Wakes everybody. */
  close(): void {
    this.#timer?.cancel()
    this.#wake()
  }

  /** Drops the older half, so that dropping costs little per change. */
  #trim(): void {
    const drop = Math.max(1, this.#changes.length >>> 1)
    const dropped = this.#changes.slice(0, drop)
    this.#changes = this.#changes.slice(drop)
    this.#first += drop
    for (const change of dropped) this.#bytes -= change.size
    this.#floor = dropped.at(-1)?.revision ?? this.#floor
  }

  #notify(): void {
    if (this.#waiting.size === 0 || this.#timer) return
    const wait = this.#calmUntil - this.#clock.monotonic()
    if (this.#waiting.size < crowd || wait <= 0) return this.#wake()
    this.#timer = this.#clock.after(wait, () => this.#wake())
  }

  #wake(): void {
    this.#timer = undefined
    const waiting = this.#waiting
    this.#waiting = new Set()
    if (waiting.size >= crowd) this.#calm()
    for (const waiter of waiting) waiter.wake()
  }

  /** What the waiters write, they write before any timer fires. */
  #calm(): void {
    const start = this.#clock.monotonic()
    this.#calmUntil = start + leastGatherMs
    this.#clock.after(0, () => {
      const end = this.#clock.monotonic()
      this.#calmUntil = end + Math.min(mostGatherMs, Math.max(leastGatherMs, end - start))
      this.#joined = undefined
    })
  }
}
