import {
  genericResponse,
  goText,
  invalid,
  field,
  jsonPatch,
  JsonError,
  badRequest,
  mergePatch,
  parseJson,
  parseJsonPatch,
  parseMapPatch,
  patchSchema,
  strategicMergePatch,
  ApiError,
  type ApiObject,
  type JsonObject,
  type JsonValue,
} from '@orrery/api'
import type { ResourceExchange, ResourceHandler } from '../request/exchange.js'
import { objectForm, objectReply } from '../request/object-reply.js'
import { heedFields } from '../request/read-object.js'
import { bodyBytes, contentType } from '../request/read-value.js'
import { writeOptions, type WriteOptions } from '../request/write-options.js'
import type { Served } from '../registry/served.js'
import { updateObject } from '../writes/update-object.js'
import { conversionText, decodePatched } from './decode-patched.js'
import { checkPlace } from './update.js'
import { writeContext } from './write-context.js'

/** Makes the next state of an object from the present one, in the served version. */
type Apply = (current: JsonObject) => JsonValue

const strategicType = 'application/strategic-merge-patch+json'

/** By media type: reads a patch once, to be applied to each state in turn. */
const readers: Readonly<Record<string, (patch: JsonValue, served: Served) => Apply>> = {
  'application/json-patch+json': (patch) => {
    const operations = parseJsonPatch(patch)
    return (current) => jsonPatch(current, operations)
  },
  'application/merge-patch+json': (patch) => {
    const changes = parseMapPatch(patch)
    return (current) => mergePatch(current, changes)
  },
  [strategicType]: (patch, served) => {
    const changes = parseMapPatch(patch)
    const schema = patchSchema(served.kind.type)
    return (current) => strategicMergePatch(current, changes, schema)
  },
}

function unsupported(): ApiError {
  return genericResponse({ code: 415, serverMessage: '415: Unsupported Media Type' })
}

function parsePatch(bytes: Buffer): JsonValue {
  try {
    return parseJson(bytes).value
  } catch (error) {
    if (error instanceof JsonError) throw badRequest(`error decoding patch: ${error.message}`)
    throw error
  }
}

interface PatchPlan {
  apply: Apply
  /** What errors show of the patch: its text, or for strategic ones the map as Go prints it. */
  shown: string
  strategic: boolean
  options: WriteOptions
}

/** What a patch makes that does not fit the type. */
function refusePatch({ shown }: PatchPlan, why: string): Error {
  return invalid({ group: '', kind: '' }, '', [field.invalid('patch', shown, why)])
}

function nextState(exchange: ResourceExchange, plan: PatchPlan, current: ApiObject): ApiObject {
  const { served } = exchange.target
  const seen = served.conversion ? served.conversion.fromStored(current) : current
  const { kind } = served.kind.ref
  const document = { kind, apiVersion: served.apiVersion, ...seen }
  const patched = plan.apply(document as unknown as JsonObject)
  const { object, unknown } = decodePatched(served, patched, (why) => refusePatch(plan, plan.strategic ? conversionText(why) : why))
  heedFields(exchange, unknown, plan.options.fieldValidation, (why) => refusePatch(plan, why))
  checkPlace(exchange, object)
  return served.conversion ? served.conversion.toStored(object) : object
}

/** PATCH of an object or of its status, retried until nobody wrote in between. */
export const patch: ResourceHandler = async (exchange) => {
  const { served } = exchange.target
  const form = objectForm(exchange)
  const type = contentType(exchange)
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined
  if (!reader) throw unsupported()
  const bytes = await bodyBytes(exchange)
  const options = writeOptions(exchange.query, 'PatchOptions')
  const value = parsePatch(bytes)
  const strategic = type === strategicType
  const shown = strategic ? goText(value) : bytes.toString()
  const plan = { apply: reader(value, served), shown, strategic, options }
  const warned = exchange.warnings.length
  const change = (current: ApiObject): ApiObject => {
    exchange.warnings.length = warned
    return nextState(exchange, plan, current)
  }
  const item = await updateObject(exchange.services, exchange.target, change, writeContext(exchange, options))
  return objectReply(exchange, 200, form, item)
}
