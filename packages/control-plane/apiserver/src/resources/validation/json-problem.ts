import { JsonError, parseJson } from '@orrery/api'

/** Why a text is no JSON object, in the words of Go's encoding/json, which reads it into `goType`; undefined where it is one. */
export function jsonProblem(bytes: Buffer, goType: string): string | undefined {
  try {
    const { value } = parseJson(bytes)
    if (typeof value === 'object' && !Array.isArray(value)) return undefined
    const type = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value
    return `json: cannot unmarshal ${type} into Go value of type ${goType}`
  } catch (error) {
    if (error instanceof JsonError) return error.message
    throw error
  }
}
