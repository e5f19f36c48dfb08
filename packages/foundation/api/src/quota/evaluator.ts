import type { ApiObject } from '../object.js'
import type { corev1 } from '../generated/index.js'
import type { Amounts } from './amounts.js'

export type ScopeSelector = corev1.ScopedResourceSelectorRequirement

/** How the objects of one resource count against quotas (upstream's quota.Evaluator). Pure. */
export interface QuotaEvaluator {
  /** Whether it measures what a quota names so. */
  measures(name: string): boolean
  /** What the object uses now; `now` in milliseconds. */
  usage(object: ApiObject, now: number): Amounts
  /** Whether this update of a subresource (empty: of the object) may use more; a creation always may. */
  chargesUpdate(subresource: string, object: ApiObject, old: ApiObject): boolean
  /** Whether the object is in a scope; absent: it is in none. */
  isInScope?(selector: ScopeSelector, object: ApiObject): boolean
  /** What the object must say of these names and does not, in upstream's words. */
  missing?(names: readonly string[], object: ApiObject): string | undefined
}
