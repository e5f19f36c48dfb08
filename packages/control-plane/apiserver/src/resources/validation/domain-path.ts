import { field, formatRule, isDNS1123Subdomain, type FieldPath } from '@orrery/api'
import { byRule, type Errors } from './checks.js'

const isPath = formatRule({ expression: String.raw`[A-Za-z0-9/\-._~%!$&'()*+,;=:]+`, text: 'Invalid path', examples: [] })

/** `example.com/some/path`: upstream's IsDomainPrefixedPath. */
export function domainPrefixedPath(path: FieldPath, value: string): Errors {
  if (value === '') return [field.required(path)]
  const slash = value.indexOf('/')
  const host = value.slice(0, slash)
  const rest = value.slice(slash + 1)
  if (slash <= 0 || rest === '') {
    return [field.invalid(path, value, 'must be a domain-prefixed path (such as "acme.io/foo")')]
  }
  return [...byRule(path, host, isDNS1123Subdomain), ...byRule(path, rest, isPath)]
}
