import type { Age } from '../check/environment.js'
import { instantiationComplaint } from '../check/instantiate.js'
import { compileExpression, type Compiled } from '../compile.js'
import { estimateCost } from '../cost/estimate.js'
import { boolType, describeResult, dynType, nullType, sameType, stringType, type Type } from '../types/type.js'
import { admissionEnvironment, type AdmissionOptions } from './admission.js'
import { declaredDevice, deviceEnvironment } from './device.js'

/** What an expression of admission gives. */
export type Wanted = 'condition' | 'message' | 'annotation'

const results: Readonly<Record<Wanted, readonly Type[]>> = {
  condition: [boolType],
  message: [stringType],
  annotation: [stringType, nullType],
}

/** What is wrong with an expression, and as what upstream reports it. */
export interface ExpressionComplaint {
  type: 'invalid' | 'internal' | 'forbidden'
  detail: string
}

const invalid = (detail: string): ExpressionComplaint => ({ type: 'invalid', detail })

/** Upstream takes what fails before anything runs for a failure of its own. */
function failureOf({ expression }: Compiled): ExpressionComplaint | undefined {
  const detail = instantiationComplaint(expression)
  return detail === undefined ? undefined : { type: 'internal', detail }
}

/** What upstream says of an expression of admission; nothing if it is well. */
export function admissionComplaint(
  expression: string,
  options: AdmissionOptions,
  wanted: Wanted,
): ExpressionComplaint | undefined {
  const compiled = compileExpression(expression, admissionEnvironment(options))
  if (typeof compiled === 'string') return invalid(`compilation failed: ${compiled}`)
  const types = results[wanted]
  if (!compiled) return undefined
  if (types.some((type) => sameType(type, compiled.type))) return failureOf(compiled)
  const names = types.map(describeResult)
  const expected = names.length === 1 ? (names[0] ?? '') : `one of [${names.join(' ')}]`
  return invalid(`must evaluate to ${expected} but got ${describeResult(compiled.type)}`)
}

/** As far as upstream passes the types of variables on: structs and named types become dyn. */
function passedOn(type: Type): Type {
  if (type.kind === 'struct' || type.kind === 'opaque' || type.kind === 'type') return dynType
  return type.parameters.length === 0 ? type : { ...type, parameters: type.parameters.map(passedOn) }
}

export interface CheckedVariable {
  complaint?: ExpressionComplaint
  /** For the expressions after it. */
  type: Type
}

/** What upstream says of a policy's variable. */
export function checkVariable(expression: string, options: AdmissionOptions): CheckedVariable {
  const compiled = compileExpression(expression, admissionEnvironment(options))
  if (typeof compiled === 'string') return { complaint: invalid(`compilation failed: ${compiled}`), type: dynType }
  const complaint = compiled && failureOf(compiled)
  if (!compiled || complaint) return { type: dynType, ...(complaint && { complaint }) }
  return { type: passedOn(compiled.type) }
}

const dearest = 1_000_000

/** What upstream says of a device selector; nothing if it is well. */
export function deviceComplaint(expression: string, age: Age): ExpressionComplaint | undefined {
  const device = declaredDevice(age)
  const compiled = compileExpression(expression, deviceEnvironment(age, device))
  if (typeof compiled === 'string') return invalid(`compilation failed: ${compiled}`)
  if (!compiled) return undefined
  const { type } = compiled
  if (type.kind !== 'bool' && type.kind !== 'any') {
    return invalid(`must evaluate to bool or the unknown type, not ${describeResult(type)}`)
  }
  const { max } = estimateCost(compiled, (variable) => (variable === 'device' ? device : undefined))
  const dear: ExpressionComplaint = { type: 'forbidden', detail: 'too complex, exceeds cost limit' }
  return failureOf(compiled) ?? (max > dearest ? dear : undefined)
}
