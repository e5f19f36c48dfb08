import type { ResourceExchange } from './exchange.js'
import { headerOf } from './header.js'
import { isHeavyItem } from './heavy-item.js'
import { isPlain, objectForm } from './object-reply.js'
import { objectKey } from '../storage/keys.js'

/** Bodies of more bytes, which cost more to read than objects. YAML costs ten times as much as JSON. */
const heavyBodyBytes = 24 * 1024
const heavyYamlBytes = 4 * 1024

/** What can make much of little: aliases, and operations that copy. Written with escapes they might not be seen. */
const growing: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  'application/yaml': (bytes) => bytes.includes('&') && bytes.includes('*'),
  'application/json-patch+json': (bytes) => bytes.includes('copy') || bytes.includes('\\u'),
}

function limitOf(type: string): number {
  return type === 'application/yaml' ? heavyYamlBytes : heavyBodyBytes
}

/** Whether a body is light by what is said of it. */
export function isSurelyLight({ request }: ResourceExchange, type: string): boolean {
  const length = headerOf(request.headers, 'content-length')
  return length !== undefined && Number(length) <= limitOf(type) && !Object.hasOwn(growing, type)
}

export function isHeavyBody(bytes: Buffer, type: string): boolean {
  return bytes.length > limitOf(type) || (Object.hasOwn(growing, type) && (growing[type]?.(bytes) ?? false))
}

/** Whether the request's object stands and is so large that what is asked of it takes long. Throws 406. */
export function hasHeavyObject(exchange: ResourceExchange): boolean {
  const { verb, served, namespace, name, subresource } = exchange.target
  const { storage } = served.kind
  const item = name === '' ? undefined : exchange.services.view.resource(storage).get(objectKey(storage, namespace, name))
  if (!item || !isHeavyItem(item)) return false
  return verb !== 'get' || subresource !== '' || served.conversion !== undefined || !isPlain(exchange, objectForm(exchange))
}
