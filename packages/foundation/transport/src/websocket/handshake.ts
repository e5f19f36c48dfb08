import { createHash } from 'node:crypto'
import type { Headers, Request, Response } from '../message.js'

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

function words(headers: Headers, name: string): string[] {
  const values = [headers[name] ?? []].flat()
  return values.flatMap((value) => value.split(',')).map((word) => word.trim())
}

/** Whether a client asks for a WebSocket (RFC 6455). */
export function isWebSocketRequest({ method, headers }: Request): boolean {
  const asks = words(headers, 'connection').some((word) => word.toLowerCase() === 'upgrade')
  return method === 'GET' && asks && words(headers, 'upgrade').some((word) => word.toLowerCase() === 'websocket')
}

/** The subprotocols a client offers, in its order. */
export function offeredProtocols({ headers }: Request): string[] {
  return words(headers, 'sec-websocket-protocol').filter((word) => word !== '')
}

function refusal(text: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'sec-websocket-version': '13' }
  return { status: 400, headers, body: Buffer.from(`400 Bad Request: ${text}\n`) }
}

/** Why a handshake is none, as a reply; undefined where it is one. */
export function refuseHandshake({ headers }: Request): Response | undefined {
  const key = headers['sec-websocket-key']
  if (typeof key !== 'string' || !/^[+/0-9A-Za-z]{22}==$/.test(key)) return refusal('bad Sec-WebSocket-Key')
  return headers['sec-websocket-version'] === '13' ? undefined : refusal('WebSocket version 13 only')
}

/** The head of the consent. `protocol`: the chosen one, empty for none. */
export function consent({ headers }: Request, protocol: string): Headers {
  const key = [headers['sec-websocket-key'] ?? ''].flat().join('')
  return {
    upgrade: 'websocket',
    'sec-websocket-accept': createHash('sha1').update(key + guid).digest('base64'),
    ...(protocol !== '' && { 'sec-websocket-protocol': protocol }),
  }
}
