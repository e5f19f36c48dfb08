import {
  field,
  isDNS1123Subdomain,
  isWildcardDNS1123Subdomain,
  parseIP,
  type FieldPath,
  type networkingv1,
} from '@orrery/api'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import { validateBackend } from './validate-backend.js'

type Rule = networkingv1.IngressRule
type HTTPPath = networkingv1.HTTPIngressPath

const pathTypes = ['Exact', 'ImplementationSpecific', 'Prefix']
const sequences = ['//', '/./', '/../', '%2f', '%2F']
const suffixes = ['/..', '/.']

function validateExact(value: string, path: FieldPath): Errors {
  return [
    ...(value.startsWith('/') ? none : [field.invalid(path, value, 'must be an absolute path')]),
    ...sequences
      .filter((part) => value.includes(part))
      .map((part) => field.invalid(path, value, `must not contain '${part}'`)),
    ...suffixes.filter((end) => value.endsWith(end)).map((end) => field.invalid(path, value, `cannot end with '${end}'`)),
  ]
}

function validatePathType({ path: value = '', pathType }: HTTPPath, path: FieldPath): Errors {
  const at = path.child('path')
  if (pathType === 'Exact' || pathType === 'Prefix') return validateExact(value, at)
  if (pathType !== 'ImplementationSpecific') return [field.notSupported(path.child('pathType'), pathType, pathTypes)]
  return value && !value.startsWith('/') ? [field.invalid(at, value, 'must be an absolute path')] : none
}

function validatePath(one: HTTPPath, path: FieldPath): Errors {
  const given: unknown = one.pathType
  if (typeof given !== 'string') return [field.required(path.child('pathType'), 'pathType must be specified')]
  return [...validatePathType(one, path), ...validateBackend(one.backend, path.child('backend'))]
}

/** What a rule leads to. */
export function validateRuleValue({ http }: Rule, path: FieldPath): Errors {
  if (!http) return none
  const paths = path.child('http', 'paths')
  return [...(http.paths?.length ? none : [field.required(paths)]), ...each(paths, http.paths, validatePath)]
}

function validateHost(host: string, path: FieldPath): Errors {
  if (host === '') return none
  return [
    ...(parseIP(host) ? [field.invalid(path, host, 'must be a DNS name, not an IP address')] : none),
    ...byRule(path, host, host.includes('*') ? isWildcardDNS1123Subdomain : isDNS1123Subdomain),
  ]
}

/** `lenient`: rules of wildcard hosts are not looked into. */
export function validateRules(rules: readonly Rule[], path: FieldPath, lenient: boolean): Errors {
  return each(path, rules, (rule, at) => [
    ...validateHost(rule.host ?? '', at.child('host')),
    ...(lenient && rule.host?.includes('*') ? none : validateRuleValue(rule, at)),
  ])
}
