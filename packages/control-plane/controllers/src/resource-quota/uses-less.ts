import { excessAmounts, quotaEvaluator, type ApiObject, type GroupResource } from '@orrery/api'
import type { Change } from '../framework/controller.js'

/** Whether a change gives back some of what an object used; what it uses more the server charges itself. */
export function usesLess(resource: GroupResource, change: Change<ApiObject>, now: number): boolean {
  if (change.type !== 'updated') return change.type === 'deleted'
  const evaluator = quotaEvaluator(resource)
  if (!evaluator) return false
  const less = excessAmounts(evaluator.usage(change.old, now), evaluator.usage(change.object, now))
  return [...less.values()].some((amount) => !amount.isZero)
}
