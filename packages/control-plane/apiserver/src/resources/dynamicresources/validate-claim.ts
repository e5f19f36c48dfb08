import {
  byteLength,
  deviceComplaint,
  field,
  FieldPath,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidLabelValue,
  nameIsDNSSubdomain,
  validateObjectMeta,
  type Age,
  type resourcev1,
} from '@orrery/api'
import type { Target } from '../contract.js'
import { byRule, each, named, none, oneOf, type Errors } from '../validation/checks.js'
import { ExpressionBudget } from '../validation/expression-budget.js'
import { expressionErrors } from '../validation/expression-errors.js'
import { immutable } from '../validation/immutable.js'
import { validateConfiguration } from './configuration.js'
import { validateFullyQualified } from './names.js'
import { requestNames, validateRequestNames, type RequestNames } from './request-names.js'
import { validateList, validateSet } from './validate-list.js'
import { validateClaimStatus } from './validate-status.js'

type ClaimSpec = resourcev1.ResourceClaimSpec
type Claim = resourcev1.ResourceClaim
type Asked = resourcev1.DeviceSubRequest | resourcev1.ExactDeviceRequest

const most = 32
const mostAlternatives = 8
const longestExpression = 10 * 1024
const modes = ['All', 'ExactCount']

/** What selectors of one object share. */
export interface SelectorOptions {
  /** Whether they stood there before. */
  age: Age
  budget: ExpressionBudget
}

function validateSelector({ cel }: resourcev1.DeviceSelector, path: FieldPath, { age, budget }: SelectorOptions): Errors {
  const at = path.child('cel')
  if (!cel) return [field.required(at)]
  const [{ expression }, to] = [cel, at.child('expression')]
  if (byteLength(expression) > longestExpression) return [field.tooLong(to, longestExpression)]
  return budget.takes(expression) ? expressionErrors(to, expression, deviceComplaint(expression, age)) : none
}

/** Shared with DeviceClasses. */
export function validateSelectors(
  selectors: readonly resourcev1.DeviceSelector[] | undefined,
  path: FieldPath,
  options: SelectorOptions,
): Errors {
  return validateList(selectors, most, path, (selector, at) => validateSelector(selector, at, options))
}

function validateCount({ allocationMode = '', count = 0 }: Asked, path: FieldPath): Errors {
  const at = path.child('count')
  if (!modes.includes(allocationMode)) return [field.notSupported(path.child('allocationMode'), allocationMode, modes)]
  if (allocationMode === 'ExactCount') return count > 0 ? none : [field.invalid(at, count, 'must be greater than zero')]
  return count === 0 ? none : [field.invalid(at, count, "must not be specified when allocationMode is 'All'")]
}

const operators = ['Equal', 'Exists']

function validateTolerated({ operator = '', value = '' }: resourcev1.DeviceToleration, path: FieldPath): Errors {
  const at = path.child('value')
  if (operator === 'Exists') return value === '' ? none : [field.invalid(at, value, 'must be empty for operator `Exists`')]
  if (operator === 'Equal') return byRule(at, value, isValidLabelValue)
  return oneOf(path.child('operator'), operator, operators)
}

function validateToleration(toleration: resourcev1.DeviceToleration, path: FieldPath): Errors {
  const { key, effect } = toleration
  return [
    ...(key ? byRule(path.child('key'), key, isQualifiedName) : none),
    ...validateTolerated(toleration, path),
    ...(effect ? oneOf(path.child('effect'), effect, ['NoExecute', 'NoSchedule']) : none),
  ]
}

function validateAsked(asked: Asked, path: FieldPath, options: SelectorOptions): Errors {
  return [
    ...named(path.child('deviceClassName'), asked.deviceClassName, isDNS1123Subdomain),
    ...validateSelectors(asked.selectors, path.child('selectors'), options),
    ...validateCount(asked, path),
    ...each(path.child('tolerations'), asked.tolerations, validateToleration),
  ]
}

function validateRequest(
  { name, exactly, firstAvailable }: resourcev1.DeviceRequest,
  path: FieldPath,
  options: SelectorOptions,
): Errors {
  const some = (firstAvailable?.length ?? 0) > 0
  const one = 'exactly one of `exactly` or `firstAvailable` is required'
  const sub = (request: resourcev1.DeviceSubRequest, at: FieldPath): Errors => [
    ...byRule(at.child('name'), request.name, isDNS1123Label),
    ...validateAsked(request, at, options),
  ]
  return [
    ...byRule(path.child('name'), name, isDNS1123Label),
    ...validateSet(firstAvailable, mostAlternatives, path.child('firstAvailable'), sub, [(request) => request.name, 'name']),
    ...(exactly ? validateAsked(exactly, path.child('exactly'), options) : none),
    ...(exactly || some ? none : [field.required(path, one)]),
    ...(exactly && some ? [field.invalid(path, null, `${one}, but multiple fields are set`)] : none),
  ]
}

function validateConstraint(constraint: resourcev1.DeviceConstraint, path: FieldPath, names: RequestNames): Errors {
  const { requests, matchAttribute: match, distinctAttribute: distinct } = constraint
  const at = path.child('matchAttribute')
  return [
    ...validateRequestNames(requests, path, names),
    ...(match === undefined
      ? distinct === undefined
        ? [field.required(at)]
        : validateFullyQualified(distinct, path.child('distinctAttribute'))
      : validateFullyQualified(match, at)),
  ]
}

/** Upstream's validateDeviceClaim. `age`: whether what is there was stored before. */
export function validateClaimSpec({ devices }: ClaimSpec, path: FieldPath, age: Age = 'new'): Errors {
  const names = requestNames(devices.requests)
  const at = path.child('devices')
  const options: SelectorOptions = { age, budget: new ExpressionBudget() }
  const request = (one: resourcev1.DeviceRequest, to: FieldPath): Errors => validateRequest(one, to, options)
  return [
    ...validateSet(devices.requests, most, at.child('requests'), request, [({ name }) => name, 'name']),
    ...validateList(devices.constraints, most, at.child('constraints'), (one, to) => validateConstraint(one, to, names)),
    ...validateList(devices.config, most, at.child('config'), (config, to) => [
      ...validateRequestNames(config.requests, to, names),
      ...validateConfiguration(config, to, age === 'stored'),
    ]),
  ]
}

/** What is asked for never changes. */
export function validateClaimUpdate(next: Claim, old: Claim, target: Target): Errors {
  if (target !== '') return validateClaimStatus(next, old)
  const path = FieldPath.root('spec')
  return [
    ...validateObjectMeta(next.metadata, true, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateClaimSpec(next.spec, path),
    ...immutable(path, next.spec, old.spec),
    ...validateClaimSpec(next.spec, path, 'stored'),
  ]
}
