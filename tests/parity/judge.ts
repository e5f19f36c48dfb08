import { compare, type Difference } from './compare.js'
import type { Exchange, Reply } from './exchange.js'
import { explain } from './explain.js'
import type { Replayed } from './replay.js'

/** What one row comes to. */
export interface Row {
  file: string
  step: Exchange
  got: Reply
  verdict: 'exact' | 'causes' | 'different' | 'explained'
  /** Those no rule explains; all of them in an explained row. */
  differences: Difference[]
  reasons: string[]
}

export function judge(file: string, { step, got }: Replayed): Row {
  const { byCauses, differences } = compare(step.reply, got)
  const row = { file, step, got, differences, reasons: [] }
  if (differences.length === 0) return { ...row, verdict: 'exact' }
  const rules = differences.map((difference) => explain(step, difference))
  const reasons = [...new Set(rules.flat().map((rule) => rule.reason))]
  if (rules.every((covering) => covering.length > 0)) return { ...row, verdict: 'explained', reasons }
  const left = differences.filter((_, index) => rules[index]?.length === 0)
  return { ...row, verdict: byCauses ? 'causes' : 'different', differences: left, reasons }
}
