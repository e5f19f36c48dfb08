import { addressBits, formatIP, parseIP, type IP, type IPFamily } from './ip.js'

/** A block of addresses. Immutable. */
export class Cidr {
  readonly family: IPFamily
  /** The first address as a number. */
  readonly base: bigint
  /** Bits that all its addresses share. */
  readonly prefix: number

  constructor(family: IPFamily, address: bigint, prefix: number) {
    const host = BigInt(addressBits(family) - prefix)
    this.family = family
    this.base = (address >> host) << host
    this.prefix = prefix
  }

  /** Undefined for what is no block. Bits beyond the prefix are dropped. */
  static parse(text: string): Cidr | undefined {
    const slash = text.indexOf('/')
    const ip = parseIP(text.slice(0, slash))
    const bits = text.slice(slash + 1)
    if (slash < 0 || !ip || !/^(0|[1-9][0-9]{0,2})$/.test(bits)) return undefined
    const prefix = Number(bits)
    return prefix <= addressBits(ip.family) ? new Cidr(ip.family, ip.value, prefix) : undefined
  }

  /** How many addresses it has. */
  get size(): bigint {
    return 1n << BigInt(addressBits(this.family) - this.prefix)
  }

  get first(): string {
    return this.address(0)
  }

  get last(): string {
    return formatIP({ family: this.family, value: this.base + this.size - 1n })
  }

  /** The address at a distance from the first. Throws RangeError beyond the last. */
  address(offset: number | bigint): string {
    const distance = BigInt(offset)
    if (distance < 0n || distance >= this.size) throw new RangeError(`no address ${offset} in ${this.toString()}`)
    return formatIP({ family: this.family, value: this.base + distance })
  }

  /** The distance of an address from the first; undefined for one that is not in the block. */
  offsetOf(address: string | IP): bigint | undefined {
    const ip = typeof address === 'string' ? parseIP(address) : address
    if (ip?.family !== this.family) return undefined
    const offset = ip.value - this.base
    return offset >= 0n && offset < this.size ? offset : undefined
  }

  contains(address: string | IP): boolean {
    return this.offsetOf(address) !== undefined
  }

  containsBlock(other: Cidr): boolean {
    return other.prefix >= this.prefix && this.contains({ family: other.family, value: other.base })
  }

  overlaps(other: Cidr): boolean {
    return this.containsBlock(other) || other.containsBlock(this)
  }

  /** How many blocks of a longer prefix it is made of. */
  blocks(prefix: number): bigint {
    return prefix < this.prefix ? 0n : 1n << BigInt(prefix - this.prefix)
  }

  /** One of these blocks. Throws RangeError beyond the last. */
  block(prefix: number, index: number | bigint): Cidr {
    const at = BigInt(index)
    if (at < 0n || at >= this.blocks(prefix) || prefix > addressBits(this.family)) {
      throw new RangeError(`no block ${index} of /${prefix} in ${this.toString()}`)
    }
    return new Cidr(this.family, this.base + (at << BigInt(addressBits(this.family) - prefix)), prefix)
  }

  toString(): string {
    return `${this.first}/${this.prefix}`
  }
}
