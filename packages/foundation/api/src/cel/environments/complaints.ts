import type { Age } from '../check/environment.js'
import { compileExpression } from '../compile.js'
import { boolType, describeResult, dynType, nullType, sameType, stringType, type Type } from '../types/type.js'
import { admissionEnvironment, type AdmissionOptions } from './admission.js'
import { deviceEnvironment } from './device.js'

/** What an expression of admission may give: a condition, a message, an annotation's value, or anything. */
export type Wanted = 'condition' | 'message' | 'annotation' | 'any'

const results: Readonly<Record<Wanted, readonly Type[]>> = {
  condition: [boolType],
  message: [stringType],
  annotation: [stringType, nullType],
  any: [],
}

/** What upstream says of an expression of admission; nothing if it is well. */
export function admissionComplaint(expression: string, options: AdmissionOptions, wanted: Wanted): string | undefined {
  const compiled = compileExpression(expression, admissionEnvironment(options))
  if (typeof compiled === 'string') return `compilation failed: ${compiled}`
  const types = results[wanted]
  if (!compiled || types.length === 0 || types.some((type) => sameType(type, compiled.type))) return undefined
  const names = types.map(describeResult)
  const expected = names.length === 1 ? (names[0] ?? '') : `one of [${names.join(' ')}]`
  return `must evaluate to ${expected} but got ${describeResult(compiled.type)}`
}

/** The type that a policy's variable has for the expressions after it. */
export function variableType(expression: string, options: AdmissionOptions): Type {
  const compiled = compileExpression(expression, admissionEnvironment(options))
  return typeof compiled === 'object' ? compiled.type : dynType
}

/** What upstream says of a device selector; nothing if it is well. */
export function deviceComplaint(expression: string, age: Age): string | undefined {
  const compiled = compileExpression(expression, deviceEnvironment(age))
  if (typeof compiled === 'string') return `compilation failed: ${compiled}`
  if (!compiled || compiled.type.kind === 'bool' || compiled.type.kind === 'any') return undefined
  return `must evaluate to bool or the unknown type, not ${describeResult(compiled.type)}`
}
