import { Cidr } from '@orrery/api'

function parse(text: string): Cidr {
  const cidr = Cidr.parse(text)
  if (!cidr) throw new Error(`invalid CIDR address: ${text}`)
  return cidr
}

/** More parts than this are refused, as upstream does: they are counted one by one. */
const mostParts = 65536n

/**
 * The equal parts of a network and which of them are taken. Parts are given out in order, going on behind the one
 * given last, so that one that was released is not given again at once (upstream's CidrSet).
 */
export class CidrSet {
  readonly #range: Cidr
  readonly #partLength: number
  readonly #taken = new Set<number>()
  /** How many parts there are. */
  readonly size: number
  #next = 0

  constructor(range: string, partLength: number) {
    this.#range = parse(range)
    this.#partLength = partLength
    const parts = this.#range.blocks(partLength)
    if (parts === 0n) throw new Error(`a /${partLength} is no part of ${range}`)
    if (parts > mostParts) throw new Error(`${range} has more than ${mostParts} parts of /${partLength}`)
    this.size = Number(parts)
  }

  get free(): number {
    return this.size - this.#taken.size
  }

  /** A part that was free; undefined when none is. */
  allocate(): string | undefined {
    if (this.free === 0) return undefined
    while (this.#taken.has(this.#next)) this.#next = (this.#next + 1) % this.size
    const index = this.#next
    this.#taken.add(index)
    this.#next = (index + 1) % this.size
    return this.#range.block(this.#partLength, index).toString()
  }

  /** Takes every part that the network touches. What lies outside the range is nobody's concern. */
  occupy(cidr: string): void {
    for (const index of this.#touched(cidr)) this.#taken.add(index)
  }

  release(cidr: string): void {
    for (const index of this.#touched(cidr)) this.#taken.delete(index)
  }

  #touched(text: string): number[] {
    const cidr = parse(text)
    if (cidr.containsBlock(this.#range)) return Array.from({ length: this.size }, (_, index) => index)
    const offset = this.#range.offsetOf(cidr.first)
    if (offset === undefined) return []
    const step = this.#range.size / BigInt(this.size)
    const first = Number(offset / step)
    const count = Number((cidr.size + step - 1n) / step)
    return Array.from({ length: count }, (_, index) => first + index)
  }
}
