import { canonicalIP, field, isDNS1123Label, isDNS1123Subdomain, parseIP, quote, type FieldPath } from '@orrery/api'
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
