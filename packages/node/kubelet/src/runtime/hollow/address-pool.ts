/** Hands out the addresses of an IPv4 range in turn, so that a freed one is not given again at once. */
export class AddressPool {
  readonly #first: number
  readonly #size: number
  readonly #used = new Set<number>()
  #next = 2

  /** The network's own address, the bridge's (the first) and the broadcast address are never given. */
  constructor(cidr: string) {
    const [address = '', bits = '32'] = cidr.split('/')
    const length = Number(bits)
    const mask = length === 0 ? 0 : (0xffff_ffff << (32 - length)) >>> 0
    this.#first = (toNumber(address) & mask) >>> 0
    this.#size = 2 ** (32 - length)
  }

  take(): string | undefined {
    for (let tried = 0; tried < this.#size; tried++) {
      const offset = this.#next
      this.#next = offset + 1 >= this.#size - 1 ? 2 : offset + 1
      if (offset >= this.#size - 1 || this.#used.has(offset)) continue
      this.#used.add(offset)
      return toText(this.#first + offset)
    }
    return undefined
  }

  release(address: string): void {
    this.#used.delete(toNumber(address) - this.#first)
  }
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

function toText(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')
}
