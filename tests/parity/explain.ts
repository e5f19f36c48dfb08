import type { Difference } from './compare.js'
import { explainedRules } from './explained.js'
import type { Exchange, Reply } from './exchange.js'

/**
 * A difference that is right: the newer minor answers so, or the recorded text is an artefact of Go. A rule covers a
 * difference when everything it names matches; a row is explained when rules cover all its differences.
 */
export interface ExplainedRule {
  reason: string
  /** Of `group id`. */
  step?: RegExp
  /** Of `METHOD path`. */
  request?: RegExp
  /** Where in the reply, as in `body.spec.containers[0].image`. */
  at: RegExp
  /** Any kind where it says none. */
  kind?: Difference['kind']
  /** The whole recorded reply, as JSON. */
  recorded?: RegExp
  /** This server's whole reply, as JSON. */
  answered?: RegExp
  /** The recorded value, as JSON. */
  expected?: RegExp
  /** This server's value, as JSON. */
  got?: RegExp
  /** What to change in the recorded text to get the newer one; after all rules it must equal the answer. */
  rewrite?: readonly (readonly [RegExp, string])[]
}

/** The rules that together cover a difference; none when it is not explained. */
export function explain(step: Exchange, got: Reply, difference: Difference): ExplainedRule[] {
  const rules = explainedRules.filter((rule) => applies(rule, step, got, difference))
  const plain = rules.find((rule) => rule.rewrite === undefined)
  if (plain) return [plain]
  let text = difference.expected
  const used = rules.filter((rule) => {
    const before = text
    for (const [pattern, replacement] of rule.rewrite ?? []) {
      if (typeof text === 'string') text = text.replace(pattern, replacement)
    }
    return text !== before
  })
  return text === difference.got ? used : []
}

function applies(rule: ExplainedRule, step: Exchange, got: Reply, difference: Difference): boolean {
  if (rule.kind !== undefined && rule.kind !== difference.kind) return false
  if (!rule.at.test(difference.path)) return false
  if (rule.recorded && !rule.recorded.test(JSON.stringify(step.reply))) return false
  if (rule.answered && !rule.answered.test(JSON.stringify(got))) return false
  if (rule.step && !rule.step.test(`${step.group} ${step.id}`)) return false
  if (rule.request && !rule.request.test(`${step.method} ${step.path}`)) return false
  if (rule.expected && !rule.expected.test(JSON.stringify(difference.expected))) return false
  return !rule.got || rule.got.test(JSON.stringify(difference.got))
}
