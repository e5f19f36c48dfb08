import { field, isDNS1123Label, type FieldPath, type flowcontrolv1 } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'

type List = readonly string[] | null | undefined

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch']
const namespaceIntro = "each member of this list must be '*' or a DNS-1123 label; "

/** `*` stands alone. `undefined` where there is no `*`. */
function validateWildcard(list: List, path: FieldPath, others: string): Errors | undefined {
  if (!list?.includes('*')) return undefined
  return list.length > 1 ? [field.invalid(path, list, `if '*' is present, must not specify other ${others}`)] : none
}

function validateVerbs(list: List, path: FieldPath): Errors {
  if (!list?.length) return [field.required(path, 'verbs must contain at least one value')]
  const known = list.every((verb) => verbs.includes(verb))
  return validateWildcard(list, path, 'verbs') ?? (known ? none : [field.notSupported(path, list, verbs)])
}

function validateSome(list: List, path: FieldPath, one: string, others: string): Errors {
  if (!list?.length) return [field.required(path, `resource rules must supply at least one ${one}`)]
  return validateWildcard(list, path, others) ?? none
}

function validateNamespaces({ namespaces, clusterScope }: flowcontrolv1.ResourcePolicyRule, path: FieldPath): Errors {
  const detail = 'resource rules that are not cluster scoped must supply at least one namespace'
  if (!namespaces?.length && !clusterScope) return [field.required(path, detail)]
  const wrong = each(path, namespaces, (name, at) =>
    isDNS1123Label(name).map((why) => field.invalid(at, name, namespaceIntro + why)),
  )
  return validateWildcard(namespaces, path, 'namespaces') ?? wrong
}

/** Upstream's ValidateFlowSchemaResourcePolicyRule. */
export function validateResourceRule(rule: flowcontrolv1.ResourcePolicyRule, path: FieldPath): Errors {
  return [
    ...validateVerbs(rule.verbs, path.child('verbs')),
    ...validateSome(rule.apiGroups, path.child('apiGroups'), 'api group', 'api groups'),
    ...validateSome(rule.resources, path.child('resources'), 'resource', 'resources'),
    ...validateNamespaces(rule, path.child('namespaces')),
  ]
}

/** The first that is true of a path. */
const wrongPaths: readonly (readonly [(path: string) => boolean, string])[] = [
  [(path) => path === '', 'must not be empty'],
  [(path) => !path.startsWith('/'), 'must start with slash'],
  [(path) => path.includes(' '), 'must not contain white-space'],
  [(path) => path.includes('//'), 'must not contain double slash'],
  [(path) => /\*.*\*|[^/]\*$|\*./s.test(path), 'wildcard can only do suffix matching'],
]

function validateURL(url: string, path: FieldPath): Errors {
  const found = wrongPaths.find(([wrong]) => wrong(url))
  return found ? [field.invalid(path, url, found[1])] : none
}

/** Upstream's ValidateFlowSchemaNonResourcePolicyRule. */
export function validateNonResourceRule(rule: flowcontrolv1.NonResourcePolicyRule, path: FieldPath): Errors {
  const at = path.child('nonResourceURLs')
  const urls = rule.nonResourceURLs
  const missing = urls?.length ? none : [field.required(at, 'nonResourceURLs must contain at least one value')]
  return [
    ...validateVerbs(rule.verbs, path.child('verbs')),
    ...missing,
    ...(validateWildcard(urls, at, 'non-resource URLs') ?? each(at, urls, validateURL)),
  ]
}
