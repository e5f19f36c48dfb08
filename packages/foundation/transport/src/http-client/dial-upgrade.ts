import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { StreamBody } from '../body/stream-body.js'
import { connectionError } from '../connection-error.js'
import type { OutgoingRequest, Response } from '../message.js'
import { outgoingHeaders } from '../server/send-response.js'
import { headersOf } from '../server/request-head.js'
import type { Upgraded } from '../upgrade.js'

/** Asks for another protocol on a connection of its own. `closing` ends the attempt, not an upgraded connection. */
export function dialUpgrade(
  base: URL,
  tls: object,
  request: OutgoingRequest,
  closing: AbortSignal,
): Promise<Response | Upgraded> {
  const signal = request.signal ? AbortSignal.any([request.signal, closing]) : closing
  signal.throwIfAborted()
  const dial = base.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const out = dial({
      ...tls,
      host: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      method: request.method,
      path: request.target,
      headers: { ...outgoingHeaders(request.headers ?? {}), connection: 'Upgrade' },
      agent: false,
    })
    const abort = (): void => void out.destroy(signal.reason as Error)
    signal.addEventListener('abort', abort, { once: true })
    const settled = (): void => signal.removeEventListener('abort', abort)
    out.on('upgrade', (head, stream, early: Buffer) => {
      settled()
      if (early.length > 0) stream.unshift(early)
      resolve({ status: 101, headers: headersOf(head.rawHeaders), stream })
    })
    out.on('response', (head) => {
      settled()
      resolve(refusal(head, request.signal))
    })
    out.on('error', (error) => {
      settled()
      reject(signal.aborted ? (signal.reason as Error) : connectionError(`${request.method} ${base.origin}`, error))
    })
    out.end(request.body instanceof Uint8Array ? request.body : undefined)
  })
}

function refusal(head: IncomingMessage, signal: AbortSignal | undefined): Response {
  const body = new StreamBody(head, 'destroy', signal)
  return { status: head.statusCode ?? 502, headers: headersOf(head.rawHeaders), body }
}
