import { field, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

/** What an expression may cost at most, in upstream's units. */
export interface ExpressionCost {
  path: FieldPath
  cost: number
}

const mostOfOne = 10_000_000
const mostOfAll = 100_000_000
const named = 4

function excess(what: string, cost: number, most: number): string {
  const factor = cost / most
  const shown = factor > 100 ? 'more than 100x' : `${factor.toFixed(factor < 1.5 ? 6 : 1)}x`
  const advice = 'try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared'
  return `${what} exceeds budget by factor of ${shown} (${advice})`
}

export function validateCost(what: string, { path, cost }: ExpressionCost): Errors {
  return cost > mostOfOne ? [field.forbidden(path, excess(what, cost, mostOfOne))] : none
}

/** The costs of a whole schema; the dearest of them are named. */
export function validateTotal(costs: readonly ExpressionCost[], schema: FieldPath): Errors {
  const total = costs.reduce((sum, { cost }) => sum + cost, 0)
  if (total <= mostOfAll) return none
  const dear = costs.filter(({ cost }) => cost >= mostOfAll / 100).toSorted((a, b) => b.cost - a.cost)
  return [
    ...dear.slice(0, named).map(({ path }) =>
      field.forbidden(path, 'contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema'),
    ),
    field.forbidden(schema, excess('x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema', total, mostOfAll)),
  ]
}
