import {
  badRequest,
  genericResponse,
  JsonError,
  jsonPatch,
  mergePatch,
  parseJson,
  parseJsonPatch,
  parseMapPatch,
  patchSchema,
  strategicMergePatch,
  type JsonObject,
  type JsonValue,
} from '@orrery/api'
import type { Exchange } from '../request/exchange.js'
import { bodyBytes, contentType } from '../request/read-value.js'

/** Makes the next state from the present one. */
export type ApplyPatch = (current: JsonObject) => JsonValue

const readers: Readonly<Record<string, (patch: JsonValue, type: string) => ApplyPatch>> = {
  'application/json-patch+json': (patch) => {
    const operations = parseJsonPatch(patch)
    return (current) => jsonPatch(current, operations)
  },
  'application/merge-patch+json': (patch) => {
    const changes = parseMapPatch(patch)
    return (current) => mergePatch(current, changes)
  },
  'application/strategic-merge-patch+json': (patch, type) => {
    const changes = parseMapPatch(patch)
    return (current) => strategicMergePatch(current, changes, patchSchema(type))
  },
}

/** A patch of an object that is not stored under its own type. `type`: of the schema. Throws 400 and 415. */
export async function readPatchOfType(exchange: Exchange, type: string): Promise<ApplyPatch> {
  const reader = readers[contentType(exchange)]
  if (!reader) throw genericResponse({ code: 415, serverMessage: '415: Unsupported Media Type' })
  const bytes = await bodyBytes(exchange)
  try {
    return reader(parseJson(bytes).value, type)
  } catch (error) {
    if (error instanceof JsonError) throw badRequest(`error decoding patch: ${error.message}`)
    throw error
  }
}
