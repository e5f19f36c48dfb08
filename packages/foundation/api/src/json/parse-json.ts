import { isObject, type JsonValue } from '../compare/json-value.js'
import { requestEntityTooLarge } from '../status/request-failures.js'
import { JsonReader, maxDepth } from './json-reader.js'
import { surveyJson } from './survey.js'

export interface ParsedJson {
  value: JsonValue
  /** `duplicate field "spec.x"`, in order, each once. The last value counts. */
  duplicates: readonly string[]
}

export interface ParseLimits {
  /** Longer texts are refused with 413; upstream's limit for requests is 3 MiB. */
  maxBytes?: number
}

/** How many keys all the maps of a value have. */
function countKeys(value: JsonValue): number {
  if (Array.isArray(value)) return value.reduce<number>((count, item) => count + countKeys(item), 0)
  if (!isObject(value)) return 0
  let count = 0
  for (const key in value) {
    count++
    const member = value[key]
    if (typeof member === 'object' && member !== null) count += countKeys(member)
  }
  return count
}

function quickly(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

/**
 * A value of JSON in UTF-8. Throws JsonError with the message of upstream's decoder. JSON.parse does the work, unless
 * it would change a number or be silent on repeated keys, or the text is wrong: then it is read once more, exactly.
 * Integers of 64 bits that a double cannot hold are bigint; print them with `stringifyJson`.
 */
export function parseJson(source: Uint8Array | string, limits: ParseLimits = {}): ParsedJson {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source
  const { maxBytes = Infinity } = limits
  if (bytes.length > maxBytes) throw requestEntityTooLarge(`limit is ${maxBytes}`)
  const text =
    typeof source === 'string' ? source : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const survey = surveyJson(bytes)
  if (!survey.exact && survey.depth <= maxDepth) {
    const value = quickly(text)
    if (value !== undefined && countKeys(value) === survey.keys) return { value, duplicates: [] }
  }
  const reader = new JsonReader(text)
  return { value: reader.read(), duplicates: [...reader.duplicates] }
}
