import type { Age } from '../check/environment.js'
import { compileExpression } from '../compile.js'
import { estimateCost } from '../cost/estimate.js'
import { boolType, describeResult, dynType, nullType, sameType, stringType, type Type } from '../types/type.js'
import { admissionEnvironment, type AdmissionOptions } from './admission.js'
import { declaredDevice, deviceEnvironment } from './device.js'

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

/** As far as upstream passes the types of variables on: structs and named types become dyn. */
function passedOn(type: Type): Type {
  if (type.kind === 'struct' || type.kind === 'opaque' || type.kind === 'type') return dynType
  return type.parameters.length === 0 ? type : { ...type, parameters: type.parameters.map(passedOn) }
}

/** The type that a policy's variable has for the expressions after it. */
export function variableType(expression: string, options: AdmissionOptions): Type {
  const compiled = compileExpression(expression, admissionEnvironment(options))
  return typeof compiled === 'object' ? passedOn(compiled.type) : dynType
}

/** What is wrong with a device selector: what it says, or that it costs too much. */
export interface DeviceComplaint {
  detail: string
  tooComplex: boolean
}

const dearest = 1_000_000

/** What upstream says of a device selector; nothing if it is well. */
export function deviceComplaint(expression: string, age: Age): DeviceComplaint | undefined {
  const device = declaredDevice(age)
  const compiled = compileExpression(expression, deviceEnvironment(age, device))
  if (typeof compiled === 'string') return { detail: `compilation failed: ${compiled}`, tooComplex: false }
  if (!compiled) return undefined
  const { type } = compiled
  if (type.kind !== 'bool' && type.kind !== 'any') {
    return { detail: `must evaluate to bool or the unknown type, not ${describeResult(type)}`, tooComplex: false }
  }
  const { max } = estimateCost(compiled, (variable) => (variable === 'device' ? device : undefined))
  return max > dearest ? { detail: 'too complex, exceeds cost limit', tooComplex: true } : undefined
}
