import { Quantity } from '../quantity/index.js'
import type { GroupResource } from '../status/index.js'
import type { QuotaEvaluator } from './evaluator.js'

export const one: Quantity = Quantity.of(1)

/** `count/pods`, `count/deployments.apps`. */
export function countName({ group, plural }: GroupResource): string {
  return group === '' ? `count/${plural}` : `count/${plural}.${group}`
}

/** Counts objects, under these names. */
export function objectCount(...names: readonly string[]): QuotaEvaluator {
  const usage = new Map(names.map((name) => [name, one]))
  return {
    measures: (name) => usage.has(name),
    usage: () => usage,
    chargesUpdate: () => false,
  }
}
