export {
  addAmounts,
  equalAmounts,
  excessAmounts,
  filterAmounts,
  formatAmounts,
  parseAmounts,
  type Amounts,
} from './amounts.js'
export { podAmounts, type AmountKind } from './pod-amounts.js'
export type { QuotaEvaluator } from './evaluator.js'
export { quotaEvaluator, quotaResources } from './evaluators.js'
export { isInScopes } from './scope-selectors.js'
export { recount, type Counted } from './recount.js'
