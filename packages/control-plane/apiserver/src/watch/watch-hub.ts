import type { Clock } from '@orrery/kit'
import type { Revision } from '@orrery/store'
import type { Change } from './change.js'
import { ResourceRing } from './resource-ring.js'

/** Where changes meet watchers: one ring a resource. */
export class WatchHub {
  readonly #clock: Clock
  readonly #rings = new Map<string, ResourceRing>()
  #floor: Revision = 0
  #closed = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Every change of a later revision will be published. */
  open(floor: Revision): void {
    this.#floor = floor
    this.#rings.clear()
    this.#closed = false
  }

  publish(prefix: string, change: Change): void {
    this.ring(prefix).push(change)
  }

  ring(prefix: string): ResourceRing {
    const known = this.#rings.get(prefix)
    if (known) return known
    const ring = new ResourceRing(this.#clock, this.#floor)
    this.#rings.set(prefix, ring)
    return ring
  }

  /** How many changes came since the server runs. */
  received(prefix: string): number {
    return this.#rings.get(prefix)?.all.end ?? 0
  }

  /** Ends every watch. */
  close(): void {
    this.#closed = true
    for (const ring of this.#rings.values()) ring.close()
  }
}
