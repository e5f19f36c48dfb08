import {
  isObject,
  kindNamed,
  parseApiVersion,
  parseJson,
  parseYaml,
  readEnvelope,
  readMessage,
  requestEntityTooLarge,
  sortedKeys,
  unsupportedMediaType,
} from '@orrery/api'
import { BodyTooLarge, readBody } from '@orrery/transport'
import type { Exchange } from './exchange.js'
import { headerOf } from './header.js'
import { mediaTypes } from './negotiate.js'
import { subresourceTypes } from './subresource-types.js'

export type BodyType = (typeof mediaTypes)[number]

/** A body as a value, and what its text says twice. */
export interface BodyValue {
  value: unknown
  duplicates: readonly string[]
}

function isBodyType(type: string): type is BodyType {
  return mediaTypes.some((known) => known === type)
}

/** The media type of the body, JSON where the client names none. */
export function contentType(exchange: Exchange): string {
  const header = headerOf(exchange.request.headers, 'content-type') ?? ''
  return header.split(';')[0]?.trim().toLowerCase() || 'application/json'
}

/** Throws 415. */
export function bodyType(exchange: Exchange): BodyType {
  const type = contentType(exchange)
  if (!isBodyType(type)) throw unsupportedMediaType(mediaTypes)
  return type
}

/** The whole body. Throws 413. */
export async function bodyBytes(exchange: Exchange): Promise<Buffer> {
  const limit = exchange.services.options.maxRequestBodyBytes
  try {
    const bytes = await readBody(exchange.body ?? exchange.request.body, limit)
    if (exchange.target) exchange.services.metrics.body(exchange.target, bytes.length)
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch (error) {
    if (error instanceof BodyTooLarge) throw requestEntityTooLarge(`limit is ${limit}`)
    throw error
  }
}

/** Types that are no kinds of resources but come as bodies. */
const otherTypes: Readonly<Record<string, string>> = { DeleteOptions: 'metav1.DeleteOptions' }

function protobufValue(bytes: Buffer): unknown {
  const { apiVersion, kind, raw } = readEnvelope(bytes)
  const { group, version } = parseApiVersion(apiVersion)
  const type = otherTypes[kind] ?? kindNamed(group, version, kind)?.type ?? subresourceTypes().get(`${apiVersion} ${kind}`)
  // A kind that nobody knows is refused by name.
  if (type === undefined) return { apiVersion, kind }
  return { apiVersion, kind, ...readMessage(type, raw) }
}

/** Upstream turns YAML into JSON with its keys in order, which errors follow. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(sortedKeys(value).map((key) => [key, sorted(value[key])]))
}

function inOrder({ value, duplicates }: BodyValue): BodyValue {
  return { value: sorted(value), duplicates }
}

/** Throws the parser's own error. */
export function parseBody(type: BodyType, bytes: Buffer): BodyValue {
  if (type === 'application/yaml') return inOrder(parseYaml(bytes.toString()))
  if (type === 'application/json') return parseJson(bytes)
  return { value: protobufValue(bytes), duplicates: [] }
}
