import { excessAmounts, quotaEvaluator, type ApiObject, type GroupResource, type QuotaEvaluator } from '@orrery/api'
import type { Change } from '../framework/controller.js'

const terminating = { scopeName: 'Terminating', operator: 'Exists' }

/** Whether an object has left the scope of some quotas for that of others. */
function changesScope(evaluator: QuotaEvaluator, old: ApiObject, object: ApiObject): boolean {
  return evaluator.isInScope?.(terminating, old) !== evaluator.isInScope?.(terminating, object)
}

/** Whether a change gives back some of what an object used, or used of some quota; what is used more the server charges itself. */
export function usesLess(resource: GroupResource, change: Change<ApiObject>, now: number): boolean {
  if (change.type !== 'updated') return change.type === 'deleted'
  const evaluator = quotaEvaluator(resource)
  if (!evaluator) return false
  if (changesScope(evaluator, change.old, change.object)) return true
  const less = excessAmounts(evaluator.usage(change.old, now), evaluator.usage(change.object, now))
  return [...less.values()].some((amount) => !amount.isZero)
}
