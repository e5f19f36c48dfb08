import { field, type autoscalingv2, type FieldPath } from '@orrery/api'
import { each, none, optionalOneOf, type Errors } from '../validation/checks.js'

/** Seconds. */
const longestPeriod = 1800
const longestWindow = 3600

function moreThanZero(path: FieldPath, value: number): Errors {
  return value > 0 ? none : [field.invalid(path, value, 'must be greater than zero')]
}

function atMost(path: FieldPath, value: number, limit: number): Errors {
  return value > limit ? [field.invalid(path, value, `must be less than or equal to ${limit}`)] : none
}

function validatePolicy(path: FieldPath, { type, value, periodSeconds }: autoscalingv2.HPAScalingPolicy): Errors {
  const period = path.child('periodSeconds')
  return [
    ...optionalOneOf(path.child('type'), type, ['Percent', 'Pods']),
    ...moreThanZero(path.child('value'), value),
    ...moreThanZero(period, periodSeconds),
    ...atMost(period, periodSeconds, longestPeriod),
  ]
}

function validateWindow(path: FieldPath, seconds: number | undefined): Errors {
  if (seconds === undefined) return none
  const negative = seconds < 0 ? [field.invalid(path, seconds, 'must be greater than or equal to zero')] : none
  return [...negative, ...atMost(path, seconds, longestWindow)]
}

function validateRules(path: FieldPath, rules: autoscalingv2.HPAScalingRules | undefined): Errors {
  if (!rules) return none
  const policies = path.child('policies')
  const missing = (rules.policies ?? []).length === 0
  return [
    ...validateWindow(path.child('stabilizationWindowSeconds'), rules.stabilizationWindowSeconds),
    ...optionalOneOf(path.child('selectPolicy'), rules.selectPolicy, ['Disabled', 'Max', 'Min']),
    ...(missing ? [field.required(policies, 'must specify at least one Policy')] : none),
    ...each(policies, rules.policies, (policy, at) => validatePolicy(at, policy)),
  ]
}

/** How fast to follow the metrics, up and down. */
export function validateBehavior(path: FieldPath, behavior: autoscalingv2.HorizontalPodAutoscalerBehavior | undefined): Errors {
  if (!behavior) return none
  return [
    ...validateRules(path.child('scaleUp'), behavior.scaleUp),
    ...validateRules(path.child('scaleDown'), behavior.scaleDown),
  ]
}
