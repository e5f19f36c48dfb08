import type { apiextensionsv1 } from '../../generated/index.js'
import { environment, type Age, type Environment } from '../check/environment.js'
import { instantiationComplaint } from '../check/instantiate.js'
import { compileExpression } from '../compile.js'
import { estimateCost } from '../cost/estimate.js'
import { optionalType } from '../types/type.js'
import type { DeclaredType } from './declared-type.js'

type Rule = apiextensionsv1.ValidationRule

/** What became of a rule. */
export interface RuleOutcome {
  complaint?: string
  messageComplaint?: string
  /** Whether it compares with the value before. */
  usesOldSelf: boolean
  /** The most it may cost for one value. */
  cost: number
  messageCost: number
}

/** Whether rules and messages stood there before. */
export interface Stored {
  rule: Age
  message: Age
}

function ruleEnvironment(age: Age, { optionalOldSelf }: Rule, { type }: DeclaredType, structs: Environment['structs']): Environment {
  return environment(age, { self: type, oldSelf: optionalOldSelf ? optionalType(type) : type }, structs)
}

const unsaid = { usesOldSelf: false, cost: 0, messageCost: 0 }

/** Compiles a rule of a schema, and its message if the rule is well. Blank ones are not looked at. */
export function checkRule(rule: Rule, self: DeclaredType, structs: Environment['structs'], stored: Stored): RuleOutcome {
  if (rule.rule.trim() === '') return unsaid
  const compiled = compileExpression(rule.rule, ruleEnvironment(stored.rule, rule, self, structs))
  if (typeof compiled === 'string') return { ...unsaid, complaint: `compilation failed: ${compiled}` }
  if (!compiled) return unsaid
  if (compiled.type.kind !== 'bool') return { ...unsaid, complaint: 'cel expression must evaluate to a bool' }
  const usesOldSelf = compiled.checked.names.has('oldSelf')
  const failure = instantiationComplaint(compiled.expression)
  if (failure !== undefined) return { ...unsaid, usesOldSelf, complaint: failure }
  const cost = estimateCost(compiled, () => self).max
  return { messageCost: 0, ...(rule.messageExpression && checkMessage(rule, self, structs, stored.message)), usesOldSelf, cost }
}

type MessageOutcome = Pick<RuleOutcome, 'messageComplaint' | 'messageCost'>

function checkMessage(rule: Rule, self: DeclaredType, structs: Environment['structs'], age: Age): MessageOutcome {
  const compiled = compileExpression(rule.messageExpression ?? '', ruleEnvironment(age, rule, self, structs))
  const failed = 'messageExpression compilation failed'
  if (typeof compiled === 'string') return { messageComplaint: `${failed}: ${compiled}`, messageCost: 0 }
  if (!compiled) return { messageCost: 0 }
  const failure = compiled.type.kind === 'string' ? instantiationComplaint(compiled.expression) : undefined
  if (failure !== undefined) return { messageComplaint: failure.replace('program', 'messageExpression'), messageCost: 0 }
  if (compiled.type.kind === 'string') return { messageCost: estimateCost(compiled, () => self).max }
  return { messageComplaint: 'messageExpression must evaluate to a string', messageCost: 0 }
}
