import { byteLength, field, type batchv1, type FieldPath } from '@orrery/api'
import { atLeastZero, each, none, type Errors } from '../validation/checks.js'
import { countIndexes, parseIndexes } from './index-intervals.js'

const mostRules = 20
const longestIndexes = 64 * 1024

function validateIndexes(at: FieldPath, text: string, completions: number): { total: number; errors: Errors } {
  const long = byteLength(text) > longestIndexes ? [field.tooLong(at, longestIndexes)] : none
  const parsed = parseIndexes(text, completions)
  if ('intervals' in parsed) return { total: countIndexes(parsed.intervals), errors: long }
  return { total: 0, errors: [...long, field.invalid(at, text, `error parsing succeededIndexes: ${parsed.why}`)] }
}

/** `total`: of the indexes the rule names, if it names any. */
function validateCount(at: FieldPath, count: number, completions: number, total: number | undefined): Errors {
  const limits = [
    [completions, 'the number of specified completions'],
    [total ?? Infinity, 'the number of indexes in the specified succeededIndexes field'],
  ] as const
  return [
    ...atLeastZero(at, count),
    ...limits.flatMap(([limit, what]) =>
      count > limit ? [field.invalid(at, count, `must be less than or equal to ${limit} (${what})`)] : [],
    ),
  ]
}

function validateRule(path: FieldPath, rule: batchv1.SuccessPolicyRule, completions: number): Errors {
  const { succeededIndexes: indexes, succeededCount: count } = rule
  const empty = indexes === undefined && count === undefined
  const named = indexes === undefined ? undefined : validateIndexes(path.child('succeededIndexes'), indexes, completions)
  return [
    ...(empty ? [field.required(path, 'at least one of succeededCount or succeededIndexes must be specified')] : none),
    ...(named?.errors ?? none),
    ...(count === undefined ? none : validateCount(path.child('succeededCount'), count, completions, named?.total)),
  ]
}

/** When an indexed job is done though not all of its indexes are. */
export function validateSuccessPolicy(path: FieldPath, spec: batchv1.JobSpec): Errors {
  const { successPolicy: policy, completionMode, completions = 0 } = spec
  if (!policy) return none
  if (completionMode !== 'Indexed') return [field.invalid(path, policy, 'requires indexed completion mode')]
  const at = path.child('rules')
  const rules = policy.rules ?? []
  const detail = 'at least one rules must be specified when the successPolicy is specified'
  return [
    ...(rules.length === 0 ? [field.required(at, detail)] : none),
    ...(rules.length > mostRules ? [field.tooMany(at, rules.length, mostRules)] : none),
    ...each(at, rules, (rule, ruleAt) => validateRule(ruleAt, rule, completions)),
  ]
}
