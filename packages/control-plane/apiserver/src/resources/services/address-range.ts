import { Cidr } from '@orrery/api'
import { getOrMake } from '@orrery/kit'

/** The addresses a service may have: those of the block without its first and, in IPv4, its last. */
export interface AddressRange {
  cidr: string
  /** How many; ranges wider than 2^20 are used no further than that, as upstream's. */
  size: number
  /** From 0 (the first address after the network's own). */
  address(offset: number): string
  /** Whether the block holds the address. */
  within(ip: string): boolean
  /** Whether a service may have it. */
  usable(ip: string): boolean
}

const widest = 1n << 20n

const made = new Map<string, AddressRange>()

/** Throws where the text is no CIDR. */
export function addressRange(cidr: string): AddressRange {
  return getOrMake(made, cidr, () => makeRange(cidr))
}

function makeRange(text: string): AddressRange {
  const block = Cidr.parse(text)
  if (!block) throw new Error(`${text} is no range of addresses`)
  const count = block.size - (block.family === 'IPv4' ? 2n : 1n)
  return {
    cidr: block.toString(),
    size: Number(count < widest ? count : widest),
    address: (offset) => block.address(offset + 1),
    within: (ip) => block.contains(ip),
    usable(ip) {
      const offset = block.offsetOf(ip)
      return offset !== undefined && offset > 0n && offset <= count
    },
  }
}
