import { field, type admissionregistrationv1, type FieldPath } from '@orrery/api'
import { each, none, type Errors } from './checks.js'

type Rule = admissionregistrationv1.RuleWithOperations

const operations = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE']
const scopes = ['*', 'Cluster', 'Namespaced']

/** There, and `*` only alone. */
function validateList(list: readonly string[] | undefined | null, path: FieldPath, others: string): Errors {
  if (!list?.length) return [field.required(path)]
  const mixed = list.length > 1 && list.includes('*')
  return mixed ? [field.invalid(path, list, `if '*' is present, must not specify other ${others}`)] : none
}

/** `a/*`, and `*` with a subresource, cover what follows them; complaints name what is covered. */
function validateSubresource(entry: string, earlier: readonly string[], path: FieldPath): Errors {
  const slash = entry.indexOf('/')
  if (slash < 0) return none
  const [resource, sub] = [entry.slice(0, slash), entry.slice(slash + 1)]
  return [`${resource}/*`, `*/${sub}`]
    .filter((cover) => earlier.includes(cover))
    .map((cover) => field.invalid(path, entry, `if '${cover}' is present, must not specify ${entry}`))
}

function validateResources(list: readonly string[] | undefined | null, path: FieldPath): Errors {
  const resources = list ?? []
  const plain = resources.filter((entry) => entry !== '' && !entry.includes('/'))
  const alone = plain.length > 0 && plain.at(-1) !== '*' && plain.includes('*')
  return [
    ...(resources.length > 0 ? none : [field.required(path)]),
    ...each(path, resources, (entry, at, index) =>
      entry === '' ? [field.required(at)] : validateSubresource(entry, resources.slice(0, index), at),
    ),
    ...(resources.length > 1 && resources.includes('*/*')
      ? [field.invalid(path, resources, "if '*/*' is present, must not specify other resources")]
      : none),
    ...(alone
      ? [field.invalid(path, resources, "if '*' is present, must not specify other resources without subresources")]
      : none),
  ]
}

/** Upstream's validateRuleWithOperations, of webhooks and of policies. */
export function validateRule(rule: Rule, path: FieldPath): Errors {
  const versions = path.child('apiVersions')
  const { scope } = rule
  return [
    ...validateList(rule.operations, path.child('operations'), 'operations'),
    ...each(path.child('operations'), rule.operations, (operation, at) =>
      operations.includes(operation) ? none : [field.notSupported(at, operation, operations)],
    ),
    ...validateList(rule.apiGroups, path.child('apiGroups'), 'API groups'),
    ...validateList(rule.apiVersions, versions, 'API versions'),
    ...each(versions, rule.apiVersions, (version, at) => (version ? none : [field.required(at)])),
    ...validateResources(rule.resources, path.child('resources')),
    ...(scope === undefined || scopes.includes(scope) ? none : [field.notSupported(path.child('scope'), scope, scopes)]),
  ]
}
