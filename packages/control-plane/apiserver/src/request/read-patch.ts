import {
  badRequest,
  genericResponse,
  goText,
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
import type { Exchange } from './exchange.js'
import { bodyBytes, contentType } from './read-value.js'

/** Makes the next state of an object from the present one. May be asked again. */
export type ApplyPatch = (current: JsonObject) => JsonValue

export interface Patch {
  apply: ApplyPatch
  /** What errors show of the patch: its text, or for strategic ones the map as Go prints it. */
  shown: string
  strategic: boolean
}

const strategicType = 'application/strategic-merge-patch+json'

/** By media type: reads a patch once, to be applied to each state in turn. `type`: of the schema. */
const readers: Readonly<Record<string, (patch: JsonValue, type: string) => ApplyPatch>> = {
  'application/json-patch+json': (patch) => {
    const operations = parseJsonPatch(patch)
    return (current) => jsonPatch(current, operations)
  },
  'application/merge-patch+json': (patch) => {
    const changes = parseMapPatch(patch)
    return (current) => mergePatch(current, changes)
  },
  [strategicType]: (patch, type) => {
    const changes = parseMapPatch(patch)
    const schema = patchSchema(type)
    return (current) => strategicMergePatch(current, changes, schema)
  },
}

function parse(bytes: Buffer): JsonValue {
  try {
    return parseJson(bytes).value
  } catch (error) {
    if (error instanceof JsonError) throw badRequest(`error decoding patch: ${error.message}`)
    throw error
  }
}

/** The patch in a request's body, of an object of a type of the schema. Throws 400, 413 and 415. */
export async function readPatch(exchange: Exchange, type: string): Promise<Patch> {
  const media = contentType(exchange)
  const reader = Object.hasOwn(readers, media) ? readers[media] : undefined
  if (!reader) throw genericResponse({ code: 415, serverMessage: '415: Unsupported Media Type' })
  const bytes = await bodyBytes(exchange)
  const value = parse(bytes)
  const strategic = media === strategicType
  return { apply: reader(value, type), shown: strategic ? goText(value) : bytes.toString(), strategic }
}
