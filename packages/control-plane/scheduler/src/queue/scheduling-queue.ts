import { deepEqual } from '@orrery/api'
import type { Clock, Timer } from '@orrery/kit'
import type { PodInfo } from '../framework/pod-info.js'
import type { ClusterEvent, FilterPlugin } from '../framework/plugin.js'
import { Heap } from './heap.js'
import { backoffMs, compareQueued, type QueuedPod } from './queued-pod.js'

/** A pod that nothing wakes is tried again after so long all the same. */
const unschedulableTimeoutMs = 5 * 60_000
const flushPeriodMs = 30_000

type Place = 'active' | 'backoff' | 'unschedulable' | 'in-flight'

interface Entry extends QueuedPod {
  place: Place
  timer: Timer | undefined
}

export interface SchedulingQueueParts {
  clock: Clock
  filters: readonly FilterPlugin[]
  /** Called when a pod becomes active. */
  onActive(): void
}

/**
 * The pods that want a node: active ones in order, those that wait out a back-off, and those that fit nowhere until an
 * event that the plugins which kept them out care about.
 */
export class SchedulingQueue {
  readonly #parts: SchedulingQueueParts
  readonly #entries = new Map<string, Entry>()
  readonly #active = new Heap<Entry>(compareQueued)
  readonly #wokenBy: ReadonlyMap<string, ReadonlySet<ClusterEvent>>
  #flush: Timer | undefined

  constructor(parts: SchedulingQueueParts) {
    this.#parts = parts
    this.#wokenBy = new Map(parts.filters.map((plugin) => [plugin.name, new Set(plugin.wokenBy)]))
  }

  get size(): number {
    return this.#entries.size
  }

  /** Whether `pop` may have something. */
  get ready(): boolean {
    return this.#active.size > 0
  }

  /** A pod that is new, or has changed: a pod known to fit nowhere is worth another look when it changed. */
  add(info: PodInfo): void {
    const known = this.#entries.get(info.uid)
    const now = this.#parts.clock.monotonic()
    if (known) {
      const changed = !deepEqual(known.info.pod.spec, info.pod.spec)
      known.info = info
      if (changed && known.place === 'unschedulable' && this.#cares(known, 'pod-changed')) this.#wake(known)
      return
    }
    const fresh = { info, attempts: 0, since: now, triedAt: now, rejectedBy: new Set<string>() }
    const entry: Entry = { ...fresh, place: 'active', timer: undefined }
    this.#entries.set(info.uid, entry)
    this.#activate(entry)
  }

  remove(uid: string): void {
    const entry = this.#entries.get(uid)
    entry?.timer?.cancel()
    this.#entries.delete(uid)
  }

  /** The next pod to try; it stays known, in flight, until `remove`, `unschedulable` or `retry`. */
  pop(): QueuedPod | undefined {
    for (let entry = this.#active.pop(); entry; entry = this.#active.pop()) {
      if (this.#entries.get(entry.info.uid) !== entry || entry.place !== 'active') continue
      entry.place = 'in-flight'
      entry.attempts++
      entry.triedAt = this.#parts.clock.monotonic()
      return entry
    }
    return undefined
  }

  /** Fits nowhere: waits for an event. To be told in the same turn as the snapshot was taken, so that none is missed. */
  unschedulable(uid: string, rejectedBy: ReadonlySet<string>): void {
    const entry = this.#entries.get(uid)
    if (!entry) return
    entry.rejectedBy = rejectedBy
    entry.place = 'unschedulable'
    this.#flush ??= this.#parts.clock.after(flushPeriodMs, () => this.#flushStale())
  }

  /** Failed for another reason: tried again after its back-off. */
  retry(uid: string): void {
    const entry = this.#entries.get(uid)
    if (entry) this.#wake(entry)
  }

  /** Something changed in the cluster: pods that it may help are tried again. */
  notify(event: ClusterEvent): void {
    for (const entry of this.#entries.values()) {
      if (entry.place === 'unschedulable' && this.#cares(entry, event)) this.#wake(entry)
    }
  }

  stop(): void {
    this.#flush?.cancel()
    for (const entry of this.#entries.values()) entry.timer?.cancel()
    this.#entries.clear()
  }

  /** A pod that was rejected by nobody (there were no nodes) cares for everything. */
  #cares(entry: Entry, event: ClusterEvent): boolean {
    if (entry.rejectedBy.size === 0) return true
    return [...entry.rejectedBy].some((plugin) => this.#wokenBy.get(plugin)?.has(event) ?? true)
  }

  #wake(entry: Entry): void {
    const left = entry.triedAt + backoffMs(entry.attempts) - this.#parts.clock.monotonic()
    if (left <= 0) {
      this.#activate(entry)
      return
    }
    entry.place = 'backoff'
    entry.timer = this.#parts.clock.after(left, () => this.#activate(entry))
  }

  #activate(entry: Entry): void {
    entry.place = 'active'
    entry.timer = undefined
    this.#active.push(entry)
    this.#parts.onActive()
  }

  #flushStale(): void {
    this.#flush = undefined
    const now = this.#parts.clock.monotonic()
    const waiting = [...this.#entries.values()].filter((entry) => entry.place === 'unschedulable')
    for (const entry of waiting) if (now - entry.triedAt > unschedulableTimeoutMs) this.#wake(entry)
    if (waiting.length > 0) this.#flush = this.#parts.clock.after(flushPeriodMs, () => this.#flushStale())
  }
}
