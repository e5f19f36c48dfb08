import { isIP } from 'node:net'
import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { addressBits, canonicalIP, Cidr, formatIP, ipFamily, isValidCIDR, isValidIP, parseIP, type IP, type IPFamily } from './index.js'

fc.configureGlobal({ seed: 20 })

const canonical: [string, string | undefined][] = [
  ['10.0.0.1', '10.0.0.1'], ['0.0.0.0', '0.0.0.0'], ['255.255.255.255', '255.255.255.255'],
  ['010.00.0.1', '10.0.0.1'], ['999.1.1.1', undefined], ['1.2.3', undefined], ['', undefined], ['1.2.3.4 ', undefined],
  ['::', '::'], ['::1', '::1'], ['1::', '1::'], ['FD00:0:0:0:1:0:0:1', 'fd00::1:0:0:1'], ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
  ['1:0:0:2:0:0:0:3', '1:0:0:2::3'], ['::ffff:1.2.3.4', '1.2.3.4'], ['::ffff:102:304', '1.2.3.4'], ['64:ff9b::1.2.3.4', '64:ff9b::102:304'],
  ['fe80::1%eth0', undefined], ['1:2', undefined],
]

const blocks: [string, string | undefined][] = [
  ['10.96.0.0/12', '10.96.0.0/12'], ['10.96.7.1/12', '10.96.0.0/12'], ['0.0.0.0/0', '0.0.0.0/0'], ['1.2.3.4/32', '1.2.3.4/32'],
  ['fd00:1::5/64', 'fd00:1::/64'], ['1.2.3.4', undefined], ['1.2.3.4/33', undefined], ['1.2.3.4/08', undefined], ['1.2.3.4/', undefined],
  ['x/8', undefined], ['::/129', undefined], ['1.2.3.4/-1', undefined],
]

describe('addresses', () => {
  it.each(canonical)('%j is %j', (text, expected) => {
    expect(canonicalIP(text)).toBe(expected)
    expect(isValidIP(text)).toEqual(expected ? [] : ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'])
  })

  it('have a family', () => {
    expect([ipFamily('::1'), ipFamily('1.2.3.4'), ipFamily('::ffff:1.2.3.4'), ipFamily('x')]).toEqual(['IPv6', 'IPv4', 'IPv4', undefined])
  })
})

describe('blocks', () => {
  it.each(blocks)('%j is %j', (text, expected) => {
    expect(Cidr.parse(text)?.toString()).toBe(expected)
    expect(isValidCIDR(text)).toHaveLength(expected ? 0 : 1)
  })

  it('count their addresses and blocks', () => {
    const block = Cidr.parse('10.96.0.0/12')
    expect([block?.size, block?.address(1), block?.last, block?.offsetOf('10.96.1.0'), block?.offsetOf('10.112.0.0')]).toEqual([
      1_048_576n, '10.96.0.1', '10.111.255.255', 256n, undefined,
    ])
    const pods = Cidr.parse('10.244.0.0/16')
    expect([pods?.blocks(24), pods?.block(24, 255).toString()]).toEqual([256n, '10.244.255.0/24'])
    expect(() => pods?.block(24, 256)).toThrow(RangeError)
    expect(() => pods?.address(65_536)).toThrow(RangeError)
  })
})

const family = fc.constantFrom<IPFamily>('IPv4', 'IPv6')
const ip = family.chain((of) =>
  fc.tuple(fc.bigInt({ min: 0n, max: (1n << BigInt(addressBits(of))) - 1n }), fc.bigInt({ min: 0n, max: 128n })).map(([value, shift]): IP => ({ family: of, value: (value >> shift) << shift })),
)

describe('for any address', () => {
  it('the text is read back and Node takes it for one', () => {
    fc.assert(
      fc.property(ip, (address) => {
        const text = formatIP(address)
        expect(isIP(text)).toBe(address.family === 'IPv4' ? 4 : 6)
        const v4in6 = address.family === 'IPv6' && address.value >> 32n === 0xffffn
        if (!v4in6) expect(parseIP(text)).toEqual(address)
        if (address.family === 'IPv6') expect(text).toBe(new URL(`http://[${text}]/`).hostname.slice(1, -1))
      }),
    )
  })

  it('a block holds exactly the addresses between its first and last', () => {
    fc.assert(
      fc.property(ip, ip, fc.nat(128), (address, other, bits) => {
        const block = new Cidr(address.family, address.value, Math.min(bits, addressBits(address.family)))
        expect(block.contains(address)).toBe(true)
        const inside = other.family === block.family && other.value >= block.base && other.value < block.base + block.size
        expect(block.contains(other)).toBe(inside)
        expect(Cidr.parse(block.toString())?.toString()).toBe(block.toString())
        const longer = new Cidr(address.family, address.value, addressBits(address.family))
        expect(block.containsBlock(longer) && block.overlaps(longer) && longer.overlaps(block)).toBe(true)
      }),
    )
  })
})
