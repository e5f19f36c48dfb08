import { field, FieldPath, isDNS1123Subdomain, validateLabelSelector, type admissionregistrationv1 } from '@orrery/api'
import { byRule, each, named, none, oneOf, type Errors } from '../validation/checks.js'
import { isPathSegment } from '../validation/path-segment.js'
import { validateMatch } from './validate-match.js'

type ParamRef = admissionregistrationv1.ParamRef

const path = FieldPath.root('spec')
const actions = ['Audit', 'Deny', 'Warn']
const exclusive = 'name and selector are mutually exclusive'
const both =
  'must not contain both Deny and Warn (repeating the same validation failure information in the API response and ' +
  'headers serves no purpose)'

/** By name or by labels. */
function validateParamRef({ name, selector, parameterNotFoundAction }: ParamRef, at: FieldPath): Errors {
  return [
    ...(name ? byRule(at.child('name'), name, isPathSegment) : none),
    ...(name && selector ? [field.forbidden(at.child('name'), exclusive)] : none),
    ...validateLabelSelector(selector, at.child('selector')),
    ...(name && selector ? [field.forbidden(at.child('selector'), exclusive)] : none),
    ...(name || selector ? none : [field.required(at, 'one of name or selector must be specified')]),
    ...oneOf(at.child('parameterNotFoundAction'), parameterNotFoundAction, ['Deny', 'Allow']),
  ]
}

function validateActions(list: readonly string[]): Errors {
  const at = path.child('validationActions')
  return [
    ...each(at, list, (action, to, index) => [
      ...(actions.includes(action) ? none : [field.notSupported(to, action, actions)]),
      ...(list.indexOf(action) < index ? [field.duplicate(to, action)] : none),
    ]),
    ...(list.includes('Deny') && list.includes('Warn') ? [field.invalid(at, list, both)] : none),
    ...(list.length > 0 ? none : [field.required(at, 'at least one validation action is required')]),
  ]
}

/** Upstream's ValidateValidatingAdmissionPolicyBinding besides the metadata. */
export function validateBinding({ spec }: admissionregistrationv1.ValidatingAdmissionPolicyBinding): Errors {
  return [
    ...named(path.child('policyName'), spec.policyName, isDNS1123Subdomain),
    ...(spec.paramRef ? validateParamRef(spec.paramRef, path.child('paramRef')) : none),
    ...(spec.matchResources ? validateMatch(spec.matchResources, path.child('matchResources')) : none),
    ...validateActions(spec.validationActions ?? []),
  ]
}
