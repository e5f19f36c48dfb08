/** An IPv4 network as a number and a prefix length. */
interface Network {
  base: number
  length: number
}

function parse(text: string): Network {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)
  const numbers = (match ?? []).slice(1).map(Number)
  const [a = 256, b = 256, c = 256, d = 256, length = 33] = numbers
  if ([a, b, c, d].some((byte) => byte > 255) || length > 32) throw new Error(`invalid CIDR address: ${text}`)
  const address = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  return { base: Math.floor(address / 2 ** (32 - length)) * 2 ** (32 - length), length }
}

function format({ base, length }: Network): string {
  const bytes = [base >>> 24, (base >>> 16) & 255, (base >>> 8) & 255, base & 255]
  return `${bytes.join('.')}/${length}`
}

/**
 * The equal parts of a network and which of them are taken. Parts are given out in order, going on behind the one
 * given last, so that one that was released is not given again at once (upstream's CidrSet).
 */
export class CidrSet {
  readonly #range: Network
  readonly #partLength: number
  readonly #taken = new Set<number>()
  #next = 0

  constructor(range: string, partLength: number) {
    this.#range = parse(range)
    this.#partLength = partLength
    const bits = partLength - this.#range.length
    if (bits < 0 || partLength > 32) throw new Error(`a /${partLength} is no part of ${range}`)
    if (bits > 16) throw new Error(`${range} has more than 65536 parts of /${partLength}`)
  }

  /** How many parts there are. */
  get size(): number {
    return 2 ** (this.#partLength - this.#range.length)
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
    return format({ base: this.#range.base + index * this.#step, length: this.#partLength })
  }

  /** Takes every part that the network touches. What lies outside the range is nobody's concern. */
  occupy(cidr: string): void {
    for (const index of this.#touched(cidr)) this.#taken.add(index)
  }

  release(cidr: string): void {
    for (const index of this.#touched(cidr)) this.#taken.delete(index)
  }

  get #step(): number {
    return 2 ** (32 - this.#partLength)
  }

  #touched(cidr: string): number[] {
    const { base, length } = parse(cidr)
    const first = Math.max(0, Math.floor((base - this.#range.base) / this.#step))
    const last = Math.min(this.size - 1, Math.floor((base + 2 ** (32 - length) - 1 - this.#range.base) / this.#step))
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset)
  }
}
