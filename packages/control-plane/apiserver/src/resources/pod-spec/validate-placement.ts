import { field, isQualifiedName, isValidLabelValue, validateLabelSelector, type corev1, type FieldPath } from '@orrery/api'
import { byRule, each, none, optionalOneOf, type Errors } from '../validation/checks.js'
import { validateMatchLabelKeys } from './validate-match-label-keys.js'

export const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

const anyKey = 'operator must be Exists when `key` is empty, which means "match all values and all keys"'
const onlyNoExecute = "effect must be 'NoExecute' when `tolerationSeconds` is set"

/** What is wrong about operator and value together; told of the operator, as upstream does. */
function operatorErrors(path: FieldPath, { operator = '', value = '' }: corev1.Toleration): Errors {
  if (operator === 'Exists') {
    return value === '' ? none : [field.invalid(path, value, "value must be empty when `operator` is 'Exists'")]
  }
  if (operator !== '' && operator !== 'Equal') return [field.notSupported(path, operator, ['Equal', 'Exists'])]
  const wrong = isValidLabelValue(value)
  return wrong.length === 0 ? none : [field.invalid(path, value, wrong.join(';'))]
}

export function validateTolerations(path: FieldPath, tolerations: readonly corev1.Toleration[] | undefined): Errors {
  return each(path, tolerations, (toleration, at) => {
    const { key = '', operator = '', effect = '', tolerationSeconds } = toleration
    const timed = tolerationSeconds !== undefined && effect !== 'NoExecute'
    return [
      ...(key === '' ? none : byRule(at.child('key'), key, isQualifiedName)),
      ...(key === '' && operator !== 'Exists' ? [field.invalid(at.child('operator'), operator, anyKey)] : none),
      ...(timed ? [field.invalid(at.child('effect'), effect, onlyNoExecute)] : none),
      ...operatorErrors(at.child('operator'), toleration),
      ...(effect === '' ? none : optionalOneOf(at.child('effect'), effect, taintEffects)),
    ]
  })
}

function validateMinDomains(path: FieldPath, domains: number | undefined, action: string): Errors {
  if (domains === undefined) return none
  const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`
  return [
    ...(domains > 0 ? none : [field.invalid(path, domains, 'must be greater than zero')]),
    ...(action === 'DoNotSchedule' ? none : [field.invalid(path, domains, detail)]),
  ]
}

/** `repeated`: how a later constraint of the same kind is called, if there is one. */
function validateSpread(path: FieldPath, spread: corev1.TopologySpreadConstraint, repeated: string | undefined): Errors {
  const { maxSkew, topologyKey, whenUnsatisfiable, minDomains } = spread
  const policies = ['Honor', 'Ignore']
  return [
    ...(maxSkew > 0 ? none : [field.invalid(path.child('maxSkew'), maxSkew, 'must be greater than zero')]),
    ...(topologyKey === '' ? [field.required(path.child('topologyKey'), 'can not be empty')] : none),
    ...optionalOneOf(path.child('whenUnsatisfiable'), whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway']),
    ...(repeated === undefined ? none : [field.duplicate(path.child('{topologyKey, whenUnsatisfiable}'), repeated)]),
    ...validateMinDomains(path.child('minDomains'), minDomains, whenUnsatisfiable),
    ...optionalOneOf(path.child('nodeAffinityPolicy'), spread.nodeAffinityPolicy, policies),
    ...optionalOneOf(path.child('nodeTaintsPolicy'), spread.nodeTaintsPolicy, policies),
    ...validateMatchLabelKeys(path, spread),
    ...validateLabelSelector(spread.labelSelector, path.child('labelSelector')),
  ]
}

/** A repeated kind of constraint is told of where it stands for the first time. */
export function validateSpreads(path: FieldPath, spreads: readonly corev1.TopologySpreadConstraint[] | undefined): Errors {
  const pairs = (spreads ?? []).map(({ topologyKey, whenUnsatisfiable }) => `{${topologyKey}, ${whenUnsatisfiable}}`)
  return each(path, spreads, (spread, at, index) => {
    const pair = pairs[index] ?? ''
    return validateSpread(at, spread, pairs.includes(pair, index + 1) ? pair : undefined)
  })
}
