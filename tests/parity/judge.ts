import { adjustments } from './adjusted.js'
import { compare, type Difference } from './compare.js'
import { isObject, type Exchange, type Json, type JsonObject, type Reply } from './exchange.js'
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
  /** Why the recorded reply was rewritten before comparing. */
  adjusted: string[]
}

/** The recorded reply as a newer minor gives it, and why. */
function adjust(step: Exchange, got: Reply): { recorded: Reply; adjusted: string[] } {
  let recorded = step.reply
  const adjusted: string[] = []
  for (const { request, reason, ...rule } of adjustments) {
    if (!request.test(`${step.method} ${step.path}`)) continue
    const rewritten = rule.adjust(recorded, got, step)
    if (JSON.stringify(rewritten) === JSON.stringify(recorded)) continue
    recorded = rewritten
    adjusted.push(reason)
  }
  return { recorded, adjusted }
}

export function judge(file: string, { step, got }: Replayed): Row {
  const { recorded, adjusted } = adjust(step, got)
  const { byCauses, differences } = compare(recorded, got)
  const row = { file, step, got, differences, reasons: [], adjusted }
  if (differences.length === 0) return { ...row, verdict: 'exact' }
  const rules = differences.map((difference) => explain(step, got, difference))
  const reasons = [...new Set(rules.flat().map((rule) => rule.reason))]
  if (rules.every((covering) => covering.length > 0)) return { ...row, verdict: 'explained', reasons }
  const left = differences.filter((_, index) => rules[index]?.length === 0)
  return { ...row, verdict: byCauses ? 'causes' : 'different', differences: left, reasons }
}

/** The diff of Go structs that ends texts about specs that may not change. */
const goDiff = /\n@@ -\d.*$/s

function causesOf(body: Json): JsonObject[] {
  const details = isObject(body) ? body['details'] : undefined
  const causes = isObject(details) ? details['causes'] : undefined
  return Array.isArray(causes) ? causes.filter(isObject) : []
}

function withoutGoDiffs(body: Json): Json {
  const diffs = causesOf(body).flatMap(({ message }) => (typeof message === 'string' ? (goDiff.exec(message)?.[0] ?? []) : []))
  const strip = (value: Json): Json => {
    if (typeof value === 'string') return diffs.reduce((text, diff) => text.replace(diff, ''), value)
    if (Array.isArray(value)) return value.map(strip)
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, strip(item)]))
  }
  return diffs.length === 0 ? body : strip(body)
}

/** As `judge`, for a recording of the same minor: nothing is adjusted or explained. */
export function judgePlainly(file: string, { step, got }: Replayed): Row {
  const recorded = { ...step.reply, body: withoutGoDiffs(step.reply.body) }
  const { byCauses, differences } = compare(recorded, got)
  const verdict = differences.length === 0 ? 'exact' : byCauses ? 'causes' : 'different'
  return { file, step, got, verdict, differences, reasons: [], adjusted: [] }
}
