import {
  addressBits,
  canonicalIP,
  Cidr,
  field,
  formatIP,
  isDNS1123Label,
  isDNS1123Subdomain,
  parseIP,
  quote,
  type FieldPath,
} from '@orrery/api'
import { none, type Errors } from './checks.js'

/** An address in the one form Kubernetes wants of newer fields: upstream's IsValidIP. */
export function canonicalAddress(path: FieldPath, text: string): Errors {
  const canonical = canonicalIP(text)
  if (canonical === undefined) {
    return [field.invalid(path, text, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')]
  }
  if (/(^|\.)0\d/.test(text)) return [field.invalid(path, text, 'must not have leading 0s')]
  if (text.includes(':') && parseIP(text)?.family === 'IPv4') {
    return [field.invalid(path, text, 'must not be an IPv4-mapped IPv6 address')]
  }
  return canonical === text ? none : [field.invalid(path, text, `must be in canonical form (${quote(canonical)})`)]
}

/** What upstream warns of in fields that still take addresses of other forms; undefined for none. */
export function addressWarning(path: FieldPath, text: string): string | undefined {
  const canonical = canonicalIP(text)
  if (canonical === undefined || canonical === text) return undefined
  const mapped = text.includes(':') && parseIP(text)?.family === 'IPv4'
  if (mapped || !text.includes(':')) {
    const later = 'will be considered invalid in a future Kubernetes release'
    return `${path.toString()}: non-standard IP address ${quote(text)} ${later}: use ${quote(canonical)}`
  }
  return `${path.toString()}: IPv6 address ${quote(text)} should be in RFC 5952 canonical format (${quote(canonical)})`
}

/** The same of blocks (upstream's GetWarningsForCIDR): those that say more than a block, and those in an old form. */
export function blockWarnings(path: FieldPath, text: string): readonly string[] {
  const block = Cidr.parse(text)
  const [head = ''] = text.split('/')
  const ip = parseIP(head)
  if (!block || !ip) return []
  const [canonical, network = ''] = [block.toString(), block.toString().split('/')[0]]
  const value = `CIDR value ${quote(text)}`
  const warnings: string[] = []
  if (formatIP(ip) !== network) {
    const single = `${formatIP(ip)}/${addressBits(ip.family)}`
    warnings.push(`${value} is ambiguous in this context (should be ${quote(canonical)} or ${quote(single)}?)`)
  }
  const mapped = head.includes(':') && ip.family === 'IPv4'
  if (mapped || (!head.includes(':') && /(^|\.)0\d/.test(head)) || /\/0\d/.test(text)) {
    const later = 'will be considered invalid in a future Kubernetes release'
    warnings.push(`non-standard ${value} ${later}: use ${quote(canonical)}`)
  }
  const odd = warnings.length === 0 && ip.family === 'IPv6' && canonical !== text
  const form = `IPv6 ${value} should be in RFC 5952 canonical format (${quote(canonical)})`
  return [...warnings, ...(odd ? [form] : [])].map((warning) => `${path.toString()}: ${warning}`)
}

/** A name with at least two labels, with or without the root's dot: upstream's IsFullyQualifiedDomainName. */
export function domainName(path: FieldPath, text: string): Errors {
  if (text === '') return [field.required(path)]
  const name = text.replace(/\.$/, '')
  const wrong = isDNS1123Subdomain(name)
  if (wrong.length > 0) return [field.invalid(path, name, wrong.join(','))]
  const labels = name.split('.')
  const short = 'should be a domain with at least two segments separated by dots'
  if (labels.length < 2) return [field.invalid(path, name, short)]
  const label = labels.find((one) => isDNS1123Label(one).length > 0)
  return label === undefined ? none : [field.invalid(path, label, isDNS1123Label(label).join(','))]
}
