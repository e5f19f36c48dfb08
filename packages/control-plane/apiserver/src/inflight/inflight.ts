export type InflightKind = 'readOnly' | 'mutating'

/** How many requests of each kind are being answered, against how many may be. 0: any number. */
export class Inflight {
  readonly #limits: Readonly<Record<InflightKind, number>>
  readonly #counts: Record<InflightKind, number> = { readOnly: 0, mutating: 0 }

  constructor(limits: Readonly<Record<InflightKind, number>>) {
    this.#limits = limits
  }

  get counts(): Readonly<Record<InflightKind, number>> {
    return this.#counts
  }

  /** Whether there was room. Who entered must leave once. */
  enter(kind: InflightKind): boolean {
    const limit = this.#limits[kind]
    if (limit > 0 && this.#counts[kind] >= limit) return false
    this.#counts[kind]++
    return true
  }

  leave(kind: InflightKind): void {
    this.#counts[kind]--
  }
}
