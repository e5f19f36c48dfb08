import type { Difference } from './compare.js'
import { explainedRules } from './explained.js'
import type { Exchange } from './exchange.js'

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
  kind: Difference['kind']
  /** The recorded value, as JSON. */
  expected?: RegExp
  /** This server's value, as JSON. */
  got?: RegExp
  /** What to change in the recorded text to get the newer one; it must then equal the answer. */
  rewrite?: readonly (readonly [RegExp, string])[]
}

/** The rule that covers a difference, if any. */
export function explain(step: Exchange, difference: Difference): ExplainedRule | undefined {
  return explainedRules.find((rule) => covers(rule, step, difference))
}

function covers(rule: ExplainedRule, step: Exchange, difference: Difference): boolean {
  if (rule.kind !== difference.kind || !rule.at.test(difference.path)) return false
  if (rule.step && !rule.step.test(`${step.group} ${step.id}`)) return false
  if (rule.request && !rule.request.test(`${step.method} ${step.path}`)) return false
  if (rule.expected && !rule.expected.test(JSON.stringify(difference.expected))) return false
  if (rule.got && !rule.got.test(JSON.stringify(difference.got))) return false
  return rule.rewrite === undefined || rewritten(rule.rewrite, difference.expected) === difference.got
}

function rewritten(rewrite: NonNullable<ExplainedRule['rewrite']>, expected: Difference['expected']): string | undefined {
  if (typeof expected !== 'string') return undefined
  return rewrite.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), expected)
}
