import { objectKey } from '../storage/keys.js'
import type { ResourceExchange } from './exchange.js'
import { headerOf } from './header.js'
import { isPlain, objectForm } from './object-reply.js'

/** Bodies of more bytes hold up others for more than some milliseconds. YAML costs ten times as much as JSON. */
const heavyBodyBytes = 24 * 1024
const heavyYamlBytes = 4 * 1024

/** So little is done at once, however many ask. */
export const littleBytes = 2 * 1024

/** An operation copies at most the whole object: a few make little of what is little. */
const fewCopies = 3

function copiesMuch(bytes: Buffer): boolean {
  let at = -1
  for (let count = 0; count < fewCopies; count++) {
    at = bytes.indexOf('copy', at + 1)
    if (at < 0) return bytes.includes('\\u')
  }
  return true
}

/** What can make much of little: aliases, and operations that copy. Written with escapes they might not be seen. */
const growing: ReadonlyMap<string, (bytes: Buffer) => boolean> = new Map([
  ['application/yaml', (bytes: Buffer) => bytes.includes('&') && bytes.includes('*')],
  ['application/json-patch+json', copiesMuch],
])

/** What is known of a body before it is read. */
export interface BodyOutlook {
  /** Infinity where the client does not say. */
  bytes: number
  /** Whether it has to be looked at. */
  mayBeHeavy: boolean
}

function limitOf(type: string): number {
  return type === 'application/yaml' ? heavyYamlBytes : heavyBodyBytes
}

/** `type`: its media type. */
export function outlookOf({ request }: ResourceExchange, type: string): BodyOutlook {
  if (request.body === undefined) return { bytes: 0, mayBeHeavy: false }
  const length = request.body instanceof Uint8Array ? request.body.length : headerOf(request.headers, 'content-length')
  const bytes = length === undefined ? Infinity : Number(length)
  return { bytes, mayBeHeavy: bytes > limitOf(type) || growing.has(type) }
}

export function isHeavyBody(bytes: Buffer, type: string): boolean {
  return bytes.length > limitOf(type) || (growing.get(type)?.(bytes) ?? false)
}

/** How many stored bytes have to be decoded for the request: those of its object, if that is not answered as it is stored. Throws 406. */
export function decodedBytes(exchange: ResourceExchange): number {
  const { verb, served, namespace, name, subresource } = exchange.target
  if (name === '') return 0
  const { storage } = served.kind
  const bytes = exchange.services.view.resource(storage).get(objectKey(storage, namespace, name))?.value.bytes.length ?? 0
  if (bytes <= littleBytes) return bytes
  const asStored = verb === 'get' && subresource === '' && !served.conversion && isPlain(exchange, objectForm(exchange))
  return asStored ? 0 : bytes
}
