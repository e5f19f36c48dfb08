import { BodyTooLarge, readBody, type Response } from '@orrery/transport'
import { isResourceExchange, type ResourceExchange } from '../request/exchange.js'
import { contentType } from '../request/read-value.js'
import { isLongRunning } from '../request/long-running.js'
import { hasHeavyObject, isHeavyBody, isSurelyLight } from '../request/weight.js'
import type { RequestThreads } from '../threads/request-threads.js'
import type { Stage } from './stage.js'

/** A body that fails as it is read. */
function failing(error: Error): AsyncIterable<Uint8Array> {
  const next = async (): Promise<never> => {
    throw error
  }
  return { [Symbol.asyncIterator]: () => ({ next }) }
}

/** Reads the body, which then is whole; one that is too large is told of by whoever wants it. */
async function readWhole({ request, services }: ResourceExchange): Promise<Buffer> {
  try {
    const bytes = await readBody(request.body, services.options.maxRequestBodyBytes)
    request.body = bytes
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error
    request.body = failing(error)
    return Buffer.alloc(0)
  }
}

/** Options of the deletion of a collection, which is done here: large ones come back as the few fields that count. */
async function readOptions(exchange: ResourceExchange, body: Buffer, threads: RequestThreads): Promise<Response | undefined> {
  const read = await threads.answer(exchange, body, { kind: 'deletionOptions' })
  if (read.status !== 200) return read
  const { request } = exchange
  request.body = read.body
  request.headers['content-type'] = 'application/json'
  return undefined
}

/** Whether a request is answered here whatever it costs: in pieces, or by others. */
function staysHere({ target }: ResourceExchange): boolean {
  return target.verb === 'list' || isLongRunning(target)
}

/**
 * Has requests answered in another thread that would hold up others: whose body is large, or whose object is and has to
 * be decoded.
 */
export const answerInThread: Stage = async (exchange, next) => {
  const { threads } = exchange.services
  if (!threads || !isResourceExchange(exchange) || staysHere(exchange)) return next()
  const type = contentType(exchange)
  const { body } = exchange.request
  const heavyObject = hasHeavyObject(exchange)
  if (!heavyObject && (body === undefined || isSurelyLight(exchange, type))) return next()
  const bytes = body && (await readWhole(exchange))
  if (!heavyObject && !(bytes && isHeavyBody(bytes, type))) return next()
  if (exchange.target.verb === 'deletecollection') return (await readOptions(exchange, bytes ?? Buffer.alloc(0), threads)) ?? next()
  return threads.answer(exchange, bytes)
}
