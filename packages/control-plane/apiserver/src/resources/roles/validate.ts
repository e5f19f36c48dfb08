import { field, FieldPath, validateLabelSelector, type rbacv1 } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'

type Role = rbacv1.Role
type ClusterRole = rbacv1.ClusterRole

/** A rule about paths and a rule about resources are different rules; only the cluster's roles have the former. */
function validateURLs(rule: rbacv1.PolicyRule, path: FieldPath, namespaced: boolean): Errors {
  const at = path.child('nonResourceURLs')
  const urls = rule.nonResourceURLs
  const mixed = rule.apiGroups?.length || rule.resources?.length || rule.resourceNames?.length
  return [
    ...(namespaced ? [field.invalid(at, urls, 'namespaced rules cannot apply to non-resource URLs')] : none),
    ...(mixed ? [field.invalid(at, urls, 'rules cannot apply to both regular resources and non-resource URLs')] : none),
  ]
}

function validateResources({ apiGroups, resources }: rbacv1.PolicyRule, path: FieldPath): Errors {
  const missing = (name: string, detail: string): Errors => [field.required(path.child(name), detail)]
  return [
    ...(apiGroups?.length ? none : missing('apiGroups', 'resource rules must supply at least one api group')),
    ...(resources?.length ? none : missing('resources', 'resource rules must supply at least one resource')),
  ]
}

function validateRules(rules: readonly rbacv1.PolicyRule[] | undefined | null, namespaced: boolean): Errors {
  return each(FieldPath.root('rules'), rules, (rule, path) => [
    ...(rule.verbs?.length ? none : [field.required(path.child('verbs'), 'verbs must contain at least one value')]),
    ...(rule.nonResourceURLs?.length ? validateURLs(rule, path, namespaced) : validateResources(rule, path)),
  ])
}

function validateAggregation({ aggregationRule }: ClusterRole): Errors {
  if (!aggregationRule) return none
  const path = FieldPath.root('aggregationRule', 'clusterRoleSelectors')
  const selectors = aggregationRule.clusterRoleSelectors ?? []
  const detail = 'at least one clusterRoleSelector required if aggregationRule is non-nil'
  return [
    ...(selectors.length > 0 ? none : [field.required(path, detail)]),
    ...each(path, selectors, (selector, at) => {
      const errors = validateLabelSelector(selector, at)
      // Upstream shows the selector that it could not make.
      return errors.length === 0 ? none : [...errors, field.invalid(at, null, 'invalid label selector.')]
    }),
  ]
}

/** Upstream's ValidateRole besides the metadata. */
export function validateRole({ rules }: Role): Errors {
  return validateRules(rules, true)
}

export function validateClusterRole(role: ClusterRole): Errors {
  return [...validateRules(role.rules, false), ...validateAggregation(role)]
}
