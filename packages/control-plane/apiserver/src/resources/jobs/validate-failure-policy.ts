import { field, isQualifiedName, type batchv1, type FieldPath } from '@orrery/api'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import { validateExitCodes } from './validate-exit-codes.js'
import { oneOfListed, withoutValue } from './field-errors.js'

type Rule = batchv1.PodFailurePolicyRule

const mostRules = 20
const mostPatterns = 20
const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore']
const statuses = ['False', 'True', 'Unknown']

function validateAction(at: FieldPath, action: string, perIndex: boolean): Errors {
  if (action !== 'FailIndex') return oneOfListed(at, action, actions)
  return perIndex ? none : [field.invalid(at, action, 'requires the backoffLimitPerIndex to be set')]
}

function validatePatterns(path: FieldPath, patterns: readonly batchv1.PodFailurePolicyOnPodConditionsPattern[]): Errors {
  return [
    ...(patterns.length > mostPatterns ? [field.tooMany(path, patterns.length, mostPatterns)] : none),
    ...each(path, patterns, ({ type, status }, at) => [
      ...byRule(at.child('type'), type, isQualifiedName),
      ...oneOfListed(at.child('status'), status, statuses),
    ]),
  ]
}

function validateRule(at: FieldPath, rule: Rule, { backoffLimitPerIndex, template }: batchv1.JobSpec): Errors {
  const { action, onExitCodes, onPodConditions } = rule
  const patterns = onPodConditions ?? []
  const byCondition = patterns.length > 0
  const { containers, initContainers } = template.spec
  const names = new Set([...(containers ?? []), ...(initContainers ?? [])].map(({ name }) => name))
  return [
    ...validateAction(at.child('action'), action, backoffLimitPerIndex !== undefined),
    ...(onExitCodes ? validateExitCodes(at.child('onExitCodes'), onExitCodes, names) : none),
    ...validatePatterns(at.child('onPodConditions'), patterns),
    ...(onExitCodes && byCondition ? [withoutValue(at, 'specifying both OnExitCodes and OnPodConditions is not supported')] : none),
    ...(onExitCodes || byCondition ? none : [withoutValue(at, 'specifying one of OnExitCodes and OnPodConditions is required')]),
  ]
}

/** What failures of pods mean for the job. */
export function validateFailurePolicy(path: FieldPath, spec: batchv1.JobSpec): Errors {
  if (!spec.podFailurePolicy) return none
  const at = path.child('rules')
  const rules = spec.podFailurePolicy.rules ?? []
  return [
    ...(rules.length > mostRules ? [field.tooMany(at, rules.length, mostRules)] : none),
    ...each(at, rules, (rule, ruleAt) => validateRule(ruleAt, rule, spec)),
  ]
}
