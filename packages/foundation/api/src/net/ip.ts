import { isIPv4, isIPv6 } from 'node:net'

export type IPFamily = 'IPv4' | 'IPv6'

/** An address as a number. One of IPv4 in IPv6 clothes (`::ffff:1.2.3.4`) is IPv4, as in Go. */
export interface IP {
  family: IPFamily
  value: bigint
}

/** Bits of an address. */
export function addressBits(family: IPFamily): number {
  return family === 'IPv4' ? 32 : 128
}

function parseIPv4(text: string): bigint {
  return text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n)
}

/** The groups of a part of an IPv6 address; one in IPv4 form at the end makes two. */
function groupsOf(text: string): bigint[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)]
    const low = parseIPv4(group)
    return [low >> 16n, low & 0xffffn]
  })
}

function parseIPv6(text: string): bigint {
  const [head = '', tail] = text.split('::')
  const left = groupsOf(head)
  const right = groupsOf(tail ?? '')
  const zeros: bigint[] = Array.from({ length: 8 - left.length - right.length }, () => 0n)
  return [...left, ...zeros, ...right].reduce((value, group) => (value << 16n) | group, 0n)
}

const mapped = 0xffffn << 32n

/** Octets may begin with zeros, which mean nothing: as in Go's older parser, which upstream keeps for old fields. */
function isDotted(text: string): boolean {
  return isIPv4(text.replaceAll(/(^|\.)0+(?=\d)/g, '$1'))
}

/** Undefined for what is no address, or is one of a zone. */
export function parseIP(text: string): IP | undefined {
  if (isDotted(text)) return { family: 'IPv4', value: parseIPv4(text) }
  if (!isIPv6(text) || text.includes('%')) return undefined
  const value = parseIPv6(text)
  if (value >> 32n === mapped >> 32n) return { family: 'IPv4', value: value & 0xffff_ffffn }
  return { family: 'IPv6', value }
}

function formatIPv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')
}

/** How many zero groups follow each other from a place on. */
function zerosFrom(groups: readonly string[], from: number): number {
  const end = groups.findIndex((group, at) => at >= from && group !== '0')
  return (end < 0 ? groups.length : end) - from
}

/** RFC 5952: the longest run of two zero groups or more, the first of equals, becomes `::`. */
function formatIPv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, at) => ((value >> BigInt(112 - at * 16)) & 0xffffn).toString(16))
  const runs = groups.map((_, at) => zerosFrom(groups, at))
  const longest = Math.max(...runs)
  if (longest < 2) return groups.join(':')
  const at = runs.indexOf(longest)
  return `${groups.slice(0, at).join(':')}::${groups.slice(at + longest).join(':')}`
}

/** The canonical text, as Go prints it. */
export function formatIP(ip: IP): string {
  return ip.family === 'IPv4' ? formatIPv4(ip.value) : formatIPv6(ip.value)
}
