import { compareQuantities, field, FieldPath, isQualifiedName, Quantity, type corev1 } from '@orrery/api'
import type { ResourceList } from '../resource-list/amounts.js'
import { isOvercommitAllowed, validateContainerResourceName, validateResourceName } from '../resource-list/validate.js'
import { byRule, each, none, type Errors } from '../validation/checks.js'

type Item = corev1.LimitRangeItem
type List = 'max' | 'min' | 'default' | 'defaultRequest' | 'maxLimitRequestRatio'

const types = ['Pod', 'Container', 'PersistentVolumeClaim']

function validateType(path: FieldPath, type: string): Errors {
  const errors = byRule(path, type, isQualifiedName)
  if (errors.length > 0 || type.includes('/') || types.includes(type)) return errors
  return [field.invalid(path, type, 'must be a standard limit type or fully qualified')]
}

function validateNames(path: FieldPath, item: Item, list: List): Errors {
  const ofContainers = item.type === 'Pod' || item.type === 'Container'
  const check = ofContainers ? validateContainerResourceName : validateResourceName
  return Object.keys(item[list] ?? {}).flatMap((name) => check(path.child(list).key(name), name))
}

/** A pod as a whole gets no defaults. */
function validateDefaults(path: FieldPath, item: Item): Errors {
  const lists = ['default', 'defaultRequest'] as const
  if (item.type !== 'Pod') return lists.flatMap((list) => validateNames(path, item, list))
  const given = lists.filter((list) => Object.keys(item[list] ?? {}).length > 0)
  return given.map((list) => field.forbidden(path.child(list), "may not be specified when `type` is 'Pod'"))
}

function validateStorage(path: FieldPath, { type, min = {}, max = {} }: Item): Errors {
  if (type !== 'PersistentVolumeClaim' || 'storage' in min || 'storage' in max) return none
  const detail = 'either minimum or maximum storage value is required, but neither was provided'
  return [field.required(path.child('limits'), detail)]
}

/** One of two lists must not say more than the other. `shown`: whose amount the error shows and is told of. */
interface Bound {
  less: List
  more: List
  at: List
  shown: List
}

const words: Readonly<Record<string, string>> = {
  min: 'min',
  max: 'max',
  default: 'default',
  defaultRequest: 'default request',
}

const bounds: readonly Bound[] = [
  { less: 'min', more: 'max', at: 'min', shown: 'min' },
  { less: 'min', more: 'defaultRequest', at: 'defaultRequest', shown: 'defaultRequest' },
  { less: 'defaultRequest', more: 'max', at: 'defaultRequest', shown: 'defaultRequest' },
  { less: 'defaultRequest', more: 'default', at: 'defaultRequest', shown: 'defaultRequest' },
  { less: 'min', more: 'default', at: 'default', shown: 'min' },
  { less: 'default', more: 'max', at: 'default', shown: 'max' },
]

type Amounts = (list: List) => string | undefined

function validateBound(path: FieldPath, name: string, amounts: Amounts, { less, more, at, shown }: Bound): Errors {
  const [low, high] = [amounts(less), amounts(more)]
  if (low === undefined || high === undefined || compareQuantities(low, high) <= 0) return none
  const than = less === 'defaultRequest' && more === 'default' ? 'default limit' : (words[more] ?? more)
  const detail = `${words[less]} value ${low} is greater than ${than} value ${high}`
  return [field.invalid(path.child(at).key(name), amounts(shown), detail)]
}

/** As Go's %f. */
function decimal(value: number): string {
  return Number.isFinite(value) ? value.toFixed(6) : Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
}

function validateRatio(path: FieldPath, name: string, amounts: Amounts): Errors {
  const ratio = amounts('maxLimitRequestRatio')
  if (ratio === undefined) return none
  const at = path.child('maxLimitRequestRatio').key(name)
  const thousandths = (amount: string): number => Number(Quantity.parse(amount).milliValue())
  const [low, high] = [amounts('min'), amounts('max')]
  const most = low === undefined || high === undefined ? Number.NaN : thousandths(high) / thousandths(low)
  const bounded = low !== undefined && high !== undefined && thousandths(ratio) / 1000 > most
  return [
    ...(thousandths(ratio) < 1000 ? [field.invalid(at, ratio, `ratio ${ratio} is less than 1`)] : none),
    ...(bounded ? [field.invalid(at, ratio, `ratio ${ratio} is greater than max/min = ${decimal(most)}`)] : none),
  ]
}

function validateExact(path: FieldPath, name: string, amounts: Amounts): Errors {
  const [limit, request] = [amounts('default'), amounts('defaultRequest')]
  if (isOvercommitAllowed(name) || limit === undefined || request === undefined) return none
  if (compareQuantities(limit, request) === 0) return none
  const detail = `default value ${limit} must equal to defaultRequest value ${request} in ${name}`
  return [field.invalid(path.child('defaultRequest').key(name), request, detail)]
}

function validateAmounts(path: FieldPath, item: Item): Errors {
  const lists: readonly List[] = ['max', 'min', ...(item.type === 'Pod' ? [] : (['default', 'defaultRequest'] as const)), 'maxLimitRequestRatio']
  const names = new Set(lists.flatMap((list) => Object.keys(item[list] ?? {})))
  const of = (list: List): ResourceList => (lists.includes(list) ? (item[list] ?? {}) : {})
  return [...names].flatMap((name) => {
    const amounts: Amounts = (list) => of(list)[name]
    return [
      ...bounds.flatMap((bound) => validateBound(path, name, amounts, bound)),
      ...validateRatio(path, name, amounts),
      ...validateExact(path, name, amounts),
    ]
  })
}

/** Upstream's ValidateLimitRange besides the metadata. */
export function validateLimitRange({ spec }: corev1.LimitRange): Errors {
  const seen = new Set<string>()
  return each(FieldPath.root('spec', 'limits'), spec.limits, (item, at) => {
    const again = seen.has(item.type)
    seen.add(item.type)
    return [
      ...validateType(at.child('type'), item.type),
      ...(again ? [field.duplicate(at.child('type'), item.type)] : none),
      ...validateNames(at, item, 'max'),
      ...validateNames(at, item, 'min'),
      ...validateDefaults(at, item),
      ...validateStorage(at, item),
      ...validateNames(at, item, 'maxLimitRequestRatio'),
      ...validateAmounts(at, item),
    ]
  })
}
