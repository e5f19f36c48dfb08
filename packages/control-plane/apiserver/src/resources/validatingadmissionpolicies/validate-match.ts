import { field, validateLabelSelector, type admissionregistrationv1, type FieldPath } from '@orrery/api'
import { validateRule } from '../validation/admission-rules.js'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import { isPathSegment } from '../validation/path-segment.js'

type Match = admissionregistrationv1.MatchResources

const policies = ['Equivalent', 'Exact']

function validateNamedRule(rule: admissionregistrationv1.NamedRuleWithOperations, path: FieldPath): Errors {
  const names = rule.resourceNames ?? []
  return [
    ...each(path.child('resourceNames'), names, (name, at, index) => [
      ...byRule(at, name, isPathSegment),
      ...(names.indexOf(name) < index ? [field.duplicate(at, name)] : none),
    ]),
    ...validateRule(rule, path),
  ]
}

/** Upstream's validateMatchResources. */
export function validateMatch(match: Match, path: FieldPath): Errors {
  const policy = match.matchPolicy ?? ''
  return [
    ...(policies.includes(policy) ? none : [field.notSupported(path.child('matchPolicy'), policy, policies)]),
    ...validateLabelSelector(match.namespaceSelector, path.child('namespaceSelector')),
    ...validateLabelSelector(match.objectSelector, path.child('objectSelector')),
    ...each(path.child('resourceRules'), match.resourceRules, validateNamedRule),
    ...each(path.child('excludeResourceRules'), match.excludeResourceRules, validateNamedRule),
  ]
}
