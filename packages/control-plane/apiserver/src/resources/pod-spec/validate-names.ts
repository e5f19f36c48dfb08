import {
  byteLength,
  field,
  formatRule,
  isDNS1123Subdomain,
  isValidIP,
  maxLengthText,
  type corev1,
  type FieldPath,
} from '@orrery/api'
import { byRule, each, none, oneOf, required, type Errors } from '../validation/checks.js'

const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']

/** The limits of the C library's resolver. */
const most = { nameservers: 3, searches: 32, searchCharacters: 2048 }

const withUnderscores = formatRule({
  expression: '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*',
  text:
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', " +
    'and must start and end with an alphanumeric character',
  examples: ['example.com'],
})

const longestDomain = 253

function isSearchDomain(name: string): readonly string[] {
  const long = byteLength(name) > longestDomain ? [maxLengthText(longestDomain)] : []
  return [...long, ...withUnderscores(name)]
}

/** Search domains may have underscores, and be the root. */
function validateSearch(search: string, path: FieldPath): Errors {
  if (search === '.') return none
  const name = search.replace(/\.$/, '')
  return byRule(path, name, isSearchDomain)
}

function validateConfig(path: FieldPath, { nameservers = [], searches = [], options }: corev1.PodDNSConfig): Errors {
  const many = (name: string, list: readonly string[], detail: string): Errors => [
    field.invalid(path.child(name), list, detail),
  ]
  const characters = `must not have more than ${most.searchCharacters} characters (including spaces) in the search list`
  return [
    ...(nameservers.length > most.nameservers
      ? many('nameservers', nameservers, `must not have more than ${most.nameservers} nameservers`)
      : none),
    ...each(path.child('nameservers'), nameservers, (ip, at) => byRule(at, ip, isValidIP)),
    ...(searches.length > most.searches
      ? many('searches', searches, `must not have more than ${most.searches} search paths`)
      : none),
    ...(searches.join(' ').length > most.searchCharacters ? many('searches', searches, characters) : none),
    ...each(path.child('searches'), searches, validateSearch),
    ...each(path.child('options'), options, ({ name }, at) => required(at, name, 'must not be empty')),
  ]
}

export function validateDnsPolicy(path: FieldPath, policy: string | undefined): Errors {
  return oneOf(path, policy, dnsPolicies)
}

export function validateDnsConfig(path: FieldPath, { dnsConfig, dnsPolicy }: corev1.PodSpec): Errors {
  if (dnsPolicy === 'None') {
    if (!dnsConfig) return [field.required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')]
    const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None'
    if (!dnsConfig.nameservers?.length) return [field.required(path.child('nameservers'), detail)]
  }
  return dnsConfig ? validateConfig(path, dnsConfig) : none
}

export function validateHostAliases(path: FieldPath, aliases: readonly corev1.HostAlias[] | undefined): Errors {
  return each(path, aliases, ({ ip, hostnames }, at) => [
    ...byRule(at.child('ip'), ip, isValidIP),
    ...each(at.child('hostnames'), hostnames, (name, to) => byRule(to, name, isDNS1123Subdomain)),
  ])
}
