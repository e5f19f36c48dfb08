import { badRequest, decode, JsonError, ProtobufError, YamlParseError, type ApiObject } from '@orrery/api'
import type { Exchange } from '../request/exchange.js'
import { bodyBytes, bodyType, parseBody, type BodyType } from '../request/read-value.js'
import { unrecognized } from '../request/read-object.js'

function parse(type: BodyType, bytes: Buffer, kind: string): unknown {
  try {
    return parseBody(type, bytes).value ?? {}
  } catch (error) {
    const known = error instanceof JsonError || error instanceof YamlParseError || error instanceof ProtobufError
    if (known) throw unrecognized(kind, error.message, bytes)
    throw error
  }
}

/** An object of a type of the schema (`corev1.Binding`) out of a value. Throws 400. */
export function objectOfType(type: string, value: unknown): ApiObject {
  const { object, error } = decode(type, value)
  const kind = type.slice(type.indexOf('.') + 1)
  if (error !== undefined) throw badRequest(`the object provided cannot be handled as a ${kind}: ${error}`)
  return object as unknown as ApiObject
}

/** What a subresource takes as its body. Throws 400, 413 and 415. */
export async function readBodyOfType<T extends ApiObject>(exchange: Exchange, type: string): Promise<T> {
  const media = bodyType(exchange)
  const bytes = await bodyBytes(exchange)
  return objectOfType(type, parse(media, bytes, type.slice(type.indexOf('.') + 1))) as T
}
