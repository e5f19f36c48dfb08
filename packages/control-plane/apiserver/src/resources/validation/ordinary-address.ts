import { Cidr, field, parseIP, type FieldPath } from '@orrery/api'
import { none, type Errors } from './checks.js'

function blocks(...texts: readonly string[]): readonly (Cidr | undefined)[] {
  return texts.map((text) => Cidr.parse(text))
}

const special: readonly (readonly [blocks: readonly (Cidr | undefined)[], detail: string])[] = [
  [blocks('127.0.0.0/8', '::1/128'), 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  [blocks('169.254.0.0/16', 'fe80::/10'), 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  [blocks('224.0.0.0/24', 'ff02::/16'), 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
]

/** Addresses that lead somewhere from everywhere: upstream's ValidateNonSpecialIP. */
export function ordinaryAddress(path: FieldPath, ip: string): Errors {
  const parsed = parseIP(ip)
  if (!parsed) return [field.invalid(path, ip, 'must be a valid IP address')]
  if (parsed.value === 0n) return [field.invalid(path, ip, `may not be unspecified (${ip})`)]
  const found = special.filter(([ranges]) => ranges.some((range) => range?.contains(parsed)))
  return found.length === 0 ? none : found.map(([, detail]) => field.invalid(path, ip, detail))
}
