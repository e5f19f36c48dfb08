import {
  byteLength,
  deepEqual,
  deviceComplaint,
  field,
  FieldPath,
  isCIdentifier,
  isDNS1123Label,
  isDNS1123Subdomain,
  type Age,
  type resourcev1,
} from '@orrery/api'
import type { Target } from '../contract.js'
import { byRule, named, none, type Errors } from '../validation/checks.js'
import { ExpressionBudget } from '../validation/expression-budget.js'
import { expressionErrors } from '../validation/expression-errors.js'
import { validateList, validateSet } from './validate-list.js'

type ClaimSpec = resourcev1.ResourceClaimSpec
type Claim = resourcev1.ResourceClaim
type Asked = resourcev1.DeviceSubRequest | resourcev1.ExactDeviceRequest

const most = 32
const mostAlternatives = 8
const mostReserved = 256
const longestExpression = 10 * 1024
const modes = ['All', 'ExactCount']
const itself: readonly [(name: string) => string, string] = [(name) => name, '']

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

export function validateDriver(driver: string, path: FieldPath): Errors {
  return [...(driver ? none : [field.required(path)]), ...byRule(path, driver, isDNS1123Subdomain)]
}

export function validateConfiguration({ opaque }: resourcev1.DeviceConfiguration, path: FieldPath): Errors {
  const at = path.child('opaque')
  if (!opaque) return [field.required(at)]
  const missing = opaque.parameters === undefined || opaque.parameters === null
  return [...validateDriver(opaque.driver, at.child('driver')), ...(missing ? [field.required(at.child('parameters'))] : none)]
}

function validateCount({ allocationMode = '', count = 0 }: Asked, path: FieldPath): Errors {
  const at = path.child('count')
  if (!modes.includes(allocationMode)) return [field.notSupported(path.child('allocationMode'), allocationMode, modes)]
  if (allocationMode === 'ExactCount') return count > 0 ? none : [field.invalid(at, count, 'must be greater than zero')]
  return count === 0 ? none : [field.invalid(at, count, "must not be specified when allocationMode is 'All'")]
}

function validateAsked(asked: Asked, path: FieldPath, options: SelectorOptions): Errors {
  return [
    ...named(path.child('deviceClassName'), asked.deviceClassName, isDNS1123Subdomain),
    ...validateSelectors(asked.selectors, path.child('selectors'), options),
    ...validateCount(asked, path),
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

function namesOf(requests: readonly resourcev1.DeviceRequest[]): readonly string[] {
  return requests.flatMap(({ name, firstAvailable }) => [name, ...(firstAvailable ?? []).map((sub) => `${name}/${sub.name}`)])
}

function validateReference(name: string, path: FieldPath, known: readonly string[]): Errors {
  const detail = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'"
  const unknown = known.includes(name) ? none : [field.invalid(path, name, detail)]
  const segments = name.split('/')
  return segments.length > 2 ? unknown : [...segments.flatMap((part) => byRule(path, part, isDNS1123Label)), ...unknown]
}

/** `example.com/name`, the name an identifier. */
function validateQualified(name: string, path: FieldPath): Errors {
  const [domain = '', id, ...more] = name.split('/')
  if (id === undefined || more.length > 0) return [field.invalid(path, name, 'must include a domain')]
  return [
    ...(domain ? byRule(path, domain, isDNS1123Subdomain) : [field.required(path, 'the domain must not be empty')]),
    ...(id ? byRule(path, id, isCIdentifier) : [field.required(path, 'the name must not be empty')]),
  ]
}

/** Upstream's validateDeviceClaim. */
export function validateClaimSpec({ devices }: ClaimSpec, path: FieldPath): Errors {
  const known = namesOf(devices.requests ?? [])
  const at = path.child('devices')
  const references = (names: readonly string[] | undefined, to: FieldPath): Errors =>
    validateSet(names, most, to.child('requests'), (name, where) => validateReference(name, where, known), itself)
  const options: SelectorOptions = { age: 'new', budget: new ExpressionBudget() }
  const request = (one: resourcev1.DeviceRequest, to: FieldPath): Errors => validateRequest(one, to, options)
  return [
    ...validateSet(devices.requests, most, at.child('requests'), request, [({ name }) => name, 'name']),
    ...validateList(devices.constraints, most, at.child('constraints'), ({ requests, matchAttribute }, to) => [
      ...references(requests, to),
      ...(matchAttribute === undefined
        ? [field.required(to.child('matchAttribute'))]
        : validateQualified(matchAttribute, to.child('matchAttribute'))),
    ]),
    ...validateList(devices.config, most, at.child('config'), (config, to) => [
      ...references(config.requests, to),
      ...validateConfiguration(config, to),
    ]),
  ]
}

function validateStatus({ status }: Claim): Errors {
  const at = FieldPath.root('status', 'reservedFor')
  const early = status.reservedFor?.length && !status.allocation
  const check = (user: resourcev1.ResourceClaimConsumerReference, to: FieldPath): Errors =>
    (['resource', 'name', 'uid'] as const).flatMap((name) => (user[name] ? none : [field.required(to.child(name))]))
  return [
    ...validateSet(status.reservedFor, mostReserved, at, check, [({ uid }) => uid, 'uid']),
    ...(early ? [field.forbidden(at, 'may not be specified when `allocated` is not set')] : none),
  ]
}

/** What is asked for never changes; what was given is given once. */
export function validateClaimUpdate(next: Claim, old: Claim, target: Target): Errors {
  if (target === '') return unchanged(next.spec, old.spec)
  const [now, before] = [next.status.allocation, old.status.allocation]
  const moved = now && before && !deepEqual(now, before)
  return [...validateStatus(next), ...(moved ? [field.invalid('status.allocation', now, 'field is immutable')] : none)]
}

export function unchanged(next: unknown, old: unknown): Errors {
  return deepEqual(next, old) ? none : [field.invalid('spec', next, 'field is immutable')]
}
