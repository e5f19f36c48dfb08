import type { Response } from '@orrery/transport'
import type { Exchange } from '../request/exchange.js'
import { gzipBytes, gzipStream } from '../request/gzip.js'
import { headerOf } from '../request/header.js'
import { isLongRunning } from '../request/long-running.js'
import type { Stage } from './stage.js'

/** Replies of more bytes are worth it. A streamed list is longer. */
const thresholdBytes = 128 * 1024

/** The bare word, as upstream: with parameters it does not count. */
function takesGzip(exchange: Exchange): boolean {
  const accepted = headerOf(exchange.request.headers, 'accept-encoding') ?? ''
  return accepted.includes('gzip') && accepted.split(',').some((token) => token.trim() === 'gzip')
}

const documents = /^\/(?:api(?:\/v1)?\/?$|apis(?:\/|$)|openapi\/)/

/** Objects, lists and documents; not what is handed on from elsewhere. */
function isCompressible({ target, path }: Exchange): boolean {
  if (!target) return documents.test(path)
  return (target.verb === 'get' || target.verb === 'list') && !isLongRunning(target)
}

async function compressed(response: Response): Promise<Response> {
  const { body, headers, status } = response
  const { 'content-length': _, ...rest } = headers
  const vary = [headers['vary'] ?? [], 'Accept-Encoding'].flat().join(', ')
  const bytes = body instanceof Uint8Array ? await gzipBytes(body) : gzipStream(body)
  return { status, headers: { ...rest, 'content-encoding': 'gzip', vary }, body: bytes }
}

async function compressing(exchange: Exchange, answer: Promise<Response>): Promise<Response> {
  const response = await answer
  const { body, status } = response
  const large = !(body instanceof Uint8Array) || body.length > thresholdBytes
  return large && status === 200 && isCompressible(exchange) ? compressed(response) : response
}

/** Compresses large replies for clients that take it. */
export const compress: Stage = (exchange, next) => (takesGzip(exchange) ? compressing(exchange, next()) : next())
