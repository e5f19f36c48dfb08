import {
  byteLength,
  field,
  FieldPath,
  isDNS1123Label,
  isDNS1123Subdomain,
  nameIsDNSSubdomain,
  validateObjectMeta,
  type networkingv1,
} from '@orrery/api'
import { byRule, named, none, type Errors } from '../validation/checks.js'
import { domainPrefixedPath } from '../validation/domain-path.js'
import { isPathSegment } from '../validation/path-segment.js'

type IngressClass = networkingv1.IngressClass

const path = FieldPath.root('spec')
const longestController = 250
const scopes = ['Cluster', 'Namespace']

function validateController(controller: string): Errors {
  const at = path.child('controller')
  if (controller === '') return [field.required(at)]
  const long = byteLength(controller) > longestController
  return [...(long ? [field.tooLong(at, longestController)] : none), ...domainPrefixedPath(at, controller)]
}

/** A Namespace goes with the scope that needs one, and with no other. */
function validateScope({ scope, namespace }: networkingv1.IngressClassParametersReference, at: FieldPath): Errors {
  if (scope === undefined) return [field.required(at.child('scope'))]
  if (!scopes.includes(scope)) return [field.notSupported(at.child('scope'), scope, scopes)]
  const to = at.child('namespace')
  if (scope === 'Cluster') return namespace === undefined ? none : [field.forbidden(to, "`parameters.scope` is set to 'Cluster'")]
  if (namespace === undefined) return [field.required(to, "`parameters.scope` is set to 'Namespace'")]
  return byRule(to, namespace, isDNS1123Label)
}

function validateParameters(to: networkingv1.IngressClassParametersReference | undefined): Errors {
  if (!to) return none
  const at = path.child('parameters')
  return [
    ...(to.apiGroup === undefined ? none : byRule(at.child('apiGroup'), to.apiGroup, isDNS1123Subdomain)),
    ...named(at.child('kind'), to.kind, isPathSegment),
    ...named(at.child('name'), to.name, isPathSegment),
    ...validateScope(to, at),
  ]
}

/** Upstream's ValidateIngressClass besides the metadata. */
export function validateIngressClass({ spec }: IngressClass): Errors {
  return [...validateController(spec.controller ?? ''), ...validateParameters(spec.parameters)]
}

export function validateIngressClassUpdate(next: IngressClass, old: IngressClass): Errors {
  const changed = next.spec.controller !== old.spec.controller
  return [
    ...(changed ? [field.invalid(path.child('controller'), next.spec.controller ?? '', 'field is immutable')] : none),
    ...validateObjectMeta(next.metadata, false, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateIngressClass(next),
  ]
}
