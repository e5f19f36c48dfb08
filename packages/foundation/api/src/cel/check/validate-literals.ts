import { childrenOf, type Call, type Expression } from '../expression.js'
import type { Complaint } from '../source.js'
import { describeType, optionalOf, sameType, type Type } from '../types/type.js'
import type { Checked } from './checked.js'
import { validateFormat } from './format-string.js'
import { isGoDuration } from './go-duration.js'
import { patternComplaint } from './go-regexp.js'
import { isTimestamp } from './timestamp.js'

/** Functions whose first argument, if it is a literal, can be judged now. A number is no duration, whatever its type allows. */
const literals: Readonly<Record<string, (text: string) => boolean>> = {
  duration: isGoDuration,
  timestamp: isTimestamp,
  matches: (text) => patternComplaint(text) === undefined,
}

function validateArgument({ name, args: [first] }: Call): readonly Complaint[] {
  const isValid = Object.hasOwn(literals, name) ? literals[name] : undefined
  if (!isValid || first?.kind !== 'literal') return []
  const wrong = first.type === 'string' ? !isValid(String(first.value)) : name === 'duration' && first.type === 'int'
  return wrong ? [{ offset: first.offset, text: `invalid ${name} argument` }] : []
}

function validateCall(call: Call, { typeOf }: Checked): readonly Complaint[] {
  const { name, target, args } = call
  const [list] = args
  if (name !== 'format' || target?.kind !== 'literal' || list?.kind !== 'list') return validateArgument(call)
  return validateFormat(call.offset, String(target.value), list.elements, typeOf)
}

interface Part {
  offset: number
  type: Type
}

/** The parts that are of another type than the first. */
function odd(parts: readonly Part[]): readonly Complaint[] {
  const [first] = parts
  if (!first) return []
  const expected = `expected type '${describeType(first.type)}'`
  return parts
    .filter(({ type }) => !sameType(first.type, type, false))
    .map(({ offset, type }) => ({ offset, text: `${expected} but found '${describeType(type)}'` }))
}

function validateParts(expression: Expression, { typeOf }: Checked): readonly Complaint[] {
  const part = (one: Expression, optional: boolean): Part => {
    const type = typeOf(one)
    return { offset: one.offset, type: optional ? (optionalOf(type) ?? type) : type }
  }
  if (expression.kind === 'list') {
    return odd(expression.elements.map((element, index) => part(element, expression.optionals.has(index)))).slice(0, 1)
  }
  if (expression.kind !== 'map') return []
  const { entries } = expression
  return [...odd(entries.map(({ key }) => part(key, false))), ...odd(entries.map(({ value, optional }) => part(value, optional)))]
}

function walk(expression: Expression, checked: Checked, mixed: boolean): readonly Complaint[] {
  const isCall = expression.kind === 'call'
  const within = mixed || (isCall && expression.name === 'format')
  return [
    ...(isCall ? validateCall(expression, checked) : mixed ? [] : validateParts(expression, checked)),
    ...childrenOf(expression).flatMap((child) => walk(child, checked, within)),
  ]
}

/** What the types do not tell: literals that cannot be read, and lists and maps of this and that, but for what is formatted. */
export function validateLiterals(expression: Expression, checked: Checked): readonly Complaint[] {
  return walk(expression, checked, false)
}
