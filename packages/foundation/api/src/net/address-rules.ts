import type { StringRule } from '../fields/string-rules.js'
import { Cidr } from './cidr.js'
import { formatIP, parseIP, type IPFamily } from './ip.js'

/** As upstream prints it; undefined for what is no address. */
export function canonicalIP(text: string): string | undefined {
  const ip = parseIP(text)
  return ip && formatIP(ip)
}

export function ipFamily(text: string): IPFamily | undefined {
  return parseIP(text)?.family
}

export const isValidIP: StringRule = (text) =>
  parseIP(text) ? [] : ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)']

export const isValidCIDR: StringRule = (text) =>
  Cidr.parse(text) ? [] : ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)']
