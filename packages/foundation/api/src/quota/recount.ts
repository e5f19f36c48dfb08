import type { corev1 } from '../generated/index.js'
import type { ApiObject } from '../object.js'
import { Quantity } from '../quantity/index.js'
import type { GroupResource } from '../status/index.js'
import { addAmounts, type Amounts } from './amounts.js'
import { quotaEvaluator } from './evaluators.js'
import { isInScopes } from './scope-selectors.js'

/** The objects of one resource in a quota's namespace. */
export interface Counted {
  resource: GroupResource
  objects: readonly ApiObject[]
}

/**
 * What a quota's namespace uses of what the quota limits, from nothing but the objects there. Names that none of the
 * resources measures are left out. `now` in milliseconds.
 */
export function recount({ spec }: corev1.ResourceQuota, everything: readonly Counted[], now: number): Amounts {
  const names = Object.keys(spec.hard ?? {})
  let used: Amounts = new Map()
  for (const { resource, objects } of everything) {
    const evaluator = quotaEvaluator(resource)
    const measured = new Set(names.filter((name) => evaluator?.measures(name)))
    if (!evaluator || measured.size === 0) continue
    const zeros: Amounts = new Map([...measured].map((name) => [name, Quantity.zero]))
    const usages = objects.filter((object) => isInScopes(evaluator, spec, object)).map((object) => evaluator.usage(object, now))
    const total = usages.reduce(addAmounts, zeros)
    used = addAmounts(used, new Map([...total].filter(([name]) => measured.has(name))))
  }
  return used
}
