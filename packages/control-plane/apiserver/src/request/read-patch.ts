import {
  ApiError,
  badRequest,
  goText,
  isObject,
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
  type ParsedJson,
} from '@orrery/api'
import type { Exchange } from './exchange.js'
import { patchType, type PatchType } from './patch-type.js'
import { bodyBytes } from './read-value.js'
import type { FieldValidation } from './write-options.js'

export interface AppliedPatch {
  value: JsonValue
  /** What the patch says twice, or that means nothing, as Strict tells it. */
  problems: readonly string[]
  /** What errors show of a strategic patch: the map as Go prints it. */
  shown: string | undefined
}

export interface Patch {
  /** Makes the next state of an object from the present one. May be asked again. Throws 400, 413 and 422. */
  apply(current: JsonObject): AppliedPatch
  strategic: boolean
}

/** A patch as it was read. */
interface Changes {
  readonly make: (current: JsonObject) => JsonValue
  problems: readonly string[]
  shown?: string
}

/** Upstream names what it was doing in the errors of its strict readings. */
function decoding<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof ApiError && error.code === 400) throw badRequest(`error decoding patch: ${error.message}`)
    throw error
  }
}

function parse(bytes: Buffer): ParsedJson {
  try {
    return parseJson(bytes)
  } catch (error) {
    if (error instanceof JsonError) throw badRequest(error.message)
    throw error
  }
}

function readJsonPatch(bytes: Buffer, strict: boolean): Changes {
  const read = (): Changes => {
    const { value, duplicates } = parse(bytes)
    const { operations, unknown } = parseJsonPatch(value, strict)
    const problems = [...duplicates, ...unknown].map((text) => `json patch ${text}`)
    return { make: (current) => jsonPatch(current, operations), problems }
  }
  return strict ? decoding(read) : read()
}

/** A list takes the document's place where nobody asked for the type of the patch. */
function readMergePatch(bytes: Buffer, strict: boolean): Changes {
  const refused = (): Error => badRequest('Invalid JSON Patch')
  const { value, duplicates } = strict ? decoding(() => parse(bytes)) : parseOr(bytes, refused)
  if (strict) decoding(() => parseMapPatch(value))
  if (Array.isArray(value)) return { make: () => value, problems: [] }
  if (!isObject(value)) throw refused()
  return { make: (current) => mergePatch(current, value), problems: strict ? duplicates : [] }
}

function parseOr(bytes: Buffer, refused: () => Error): ParsedJson {
  try {
    return parse(bytes)
  } catch {
    throw refused()
  }
}

function readStrategicPatch(bytes: Buffer, type: string): Changes {
  const { value, duplicates } = parse(bytes)
  const changes = parseMapPatch(value)
  const schema = patchSchema(type)
  return { make: (current) => strategicMergePatch(current, changes, schema), problems: duplicates, shown: goText(changes) }
}

const readers: Readonly<Record<PatchType, (bytes: Buffer, strict: boolean, type: string) => Changes>> = {
  'application/json-patch+json': readJsonPatch,
  'application/merge-patch+json': readMergePatch,
  'application/strategic-merge-patch+json': (bytes, _, type) => readStrategicPatch(bytes, type),
}

/**
 * The patch in a request's body, of an object of a type of the schema. It is looked into when it is first applied, since
 * that there is no object is said before what is wrong with the patch. Throws 413 and 415.
 */
export async function readPatch(exchange: Exchange, type: string, validation: FieldValidation): Promise<Patch> {
  const media = patchType(exchange)
  const bytes = await bodyBytes(exchange)
  let changes: Changes | undefined
  return {
    strategic: media === 'application/strategic-merge-patch+json',
    apply(current) {
      changes ??= readers[media](bytes, validation !== 'Ignore', type)
      const { make, problems, shown } = changes
      return { value: make(current), problems, shown }
    },
  }
}
