import { field, Quantity, type autoscalingv2, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

type Target = autoscalingv2.MetricTarget

function positive(path: FieldPath, amount: string | undefined): Errors {
  if (amount === undefined || Quantity.parse(amount).sign > 0) return none
  return [field.invalid(path, amount, 'must be positive')]
}

/** Upstream's validateMetricTarget. */
export function validateTarget(path: FieldPath, { type, value, averageValue, averageUtilization: share }: Target): Errors {
  const at = path.child('type')
  const known = ['Utilization', 'Value', 'AverageValue'].includes(type)
  const small = share !== undefined && share < 1
  return [
    ...(type ? none : [field.required(at, 'must specify a metric target type')]),
    ...(known ? none : [field.invalid(at, type, 'must be either Utilization, Value, or AverageValue')]),
    ...positive(path.child('value'), value),
    ...positive(path.child('averageValue'), averageValue),
    ...(small ? [field.invalid(path.child('averageUtilization'), share, 'must be greater than 0')] : none),
  ]
}

type Amount = 'value' | 'averageValue' | 'averageUtilization'

interface AmountRule {
  /** One of them must be said; the first that is named is asked for. */
  oneOf: readonly Amount[]
  missing: string
  /** What may not stand beside all of the others. */
  not?: readonly [name: Amount, detail: string]
}

const rules: Readonly<Record<'object' | 'external' | 'pods' | 'resource', AmountRule>> = {
  object: { oneOf: ['averageValue', 'value'], missing: 'must set either a target value or averageValue' },
  external: {
    oneOf: ['averageValue', 'value'],
    missing: 'must set either a target value for metric or a per-pod target',
    not: ['value', 'may not set both a target value for metric and a per-pod target'],
  },
  pods: { oneOf: ['averageValue'], missing: 'must specify a positive target averageValue' },
  resource: {
    oneOf: ['averageUtilization', 'averageValue'],
    missing: 'must set either a target raw value or a target utilization',
    not: ['averageValue', 'may not set both a target raw value and a target utilization'],
  },
}

/** Which amounts a metric of this kind must and may say. */
export function validateAmounts(path: FieldPath, target: Target, kind: keyof typeof rules): Errors {
  const { oneOf, missing, not } = rules[kind]
  const said = oneOf.filter((name) => target[name] !== undefined)
  const [first = 'value'] = oneOf
  if (said.length === 0) return [field.required(path.child(first), missing)]
  return not && said.length === oneOf.length ? [field.forbidden(path.child(not[0]), not[1])] : none
}
