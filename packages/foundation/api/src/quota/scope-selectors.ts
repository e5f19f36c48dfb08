import type { corev1 } from '../generated/index.js'
import type { ApiObject } from '../object.js'
import type { QuotaEvaluator, ScopeSelector } from './evaluator.js'

/** Everything a quota says of its scope; an object must fit all. */
export function scopeSelectors({ scopes = [], scopeSelector }: corev1.ResourceQuotaSpec): ScopeSelector[] {
  const named = scopes.map((scopeName) => ({ scopeName, operator: 'Exists' }))
  return [...named, ...(scopeSelector?.matchExpressions ?? [])]
}

export function isInScopes(evaluator: QuotaEvaluator, spec: corev1.ResourceQuotaSpec, object: ApiObject): boolean {
  return scopeSelectors(spec).every((selector) => evaluator.isInScope?.(selector, object) ?? false)
}
