import { BodyTooLarge, readBody, type Response } from '@orrery/transport'
import { isResourceExchange, type ResourceExchange } from '../request/exchange.js'
import { contentType } from '../request/read-value.js'
import { isLongRunning } from '../request/long-running.js'
import { heavyItemBytes } from '../request/heavy-item.js'
import { decodedBytes, isHeavyBody, littleBytes, outlookOf } from '../request/weight.js'
import type { RequestThreads } from '../threads/contract.js'
import type { Stage } from './stage.js'

/** A body that fails as it is read. */
function failing(error: Error): AsyncIterable<Uint8Array> {
  const next = async (): Promise<never> => {
    throw error
  }
  return { [Symbol.asyncIterator]: () => ({ next }) }
}

/** Reads the body, which then is whole; one that is too large is told of by whoever wants it. */
async function readWhole(exchange: ResourceExchange): Promise<Buffer> {
  const { request, services } = exchange
  try {
    const bytes = await readBody(request.body, services.options.maxRequestBodyBytes)
    exchange.body = bytes
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error
    exchange.body = failing(error)
    return Buffer.alloc(0)
  }
}

/** Options of the deletion of a collection, which is done here: large ones come back as the few fields that count. */
async function readOptions(exchange: ResourceExchange, body: Buffer, threads: RequestThreads): Promise<Response | undefined> {
  const read = await threads.answer(exchange, body, { kind: 'deletionOptions' })
  if (read.status !== 200) return read
  exchange.body = read.body
  exchange.request.headers['content-type'] = 'application/json'
  return undefined
}

/** Whether a request is answered in pieces, or by others. */
function isEven({ target }: ResourceExchange): boolean {
  return target.verb === 'list' || isLongRunning(target)
}

interface Weight {
  /** The body's media type. */
  type: string
  heavyObject: boolean
  /** Or it may be. */
  heavyBody: boolean
}

async function answerHeavy(exchange: ResourceExchange, type: string, heavyObject: boolean): Promise<Response | undefined> {
  const { request, services, target } = exchange
  const bytes = request.body && (await readWhole(exchange))
  if (!services.threads || (!heavyObject && !(bytes && isHeavyBody(bytes, type)))) return undefined
  if (target.verb === 'deletecollection') return readOptions(exchange, bytes ?? Buffer.alloc(0), services.threads)
  return services.threads.answer(exchange, bytes)
}

async function answerWeighed(exchange: ResourceExchange, next: () => Promise<Response>, weight: Weight): Promise<Response> {
  const { services } = exchange
  const { type, heavyObject, heavyBody } = weight
  const answer = services.threads && (heavyObject || heavyBody) ? await answerHeavy(exchange, type, heavyObject) : undefined
  if (answer) return answer
  if (exchange.request.body !== undefined && exchange.body === undefined) await readWhole(exchange)
  await services.turns.take()
  return next()
}

/**
 * Has requests answered in another thread that would hold up others: whose body is large, or whose object is and has to
 * be decoded. Of what is not so large, no more is begun in a turn than others can wait for.
 */
export const answerInThread: Stage = (exchange, next) => {
  if (!isResourceExchange(exchange) || isEven(exchange)) return next()
  const object = decodedBytes(exchange)
  if (object <= littleBytes && exchange.request.body === undefined) return next()
  const type = contentType(exchange)
  const { bytes, mayBeHeavy } = outlookOf(exchange, type)
  if (object <= littleBytes && bytes <= littleBytes && !mayBeHeavy) return next()
  return answerWeighed(exchange, next, { type, heavyObject: object > heavyItemBytes, heavyBody: mayBeHeavy })
}
