import { internalError, timeout } from '@orrery/api'
import { JobTimeout, threadEntry, ThreadLost, ThreadPool, ThreadsBusy } from '@orrery/kit'
import type { Exchange } from '../request/exchange.js'
import { tooMany } from '../request/too-many.js'
import type { Services } from '../services.js'
import { objectKey } from '../storage/keys.js'
import { answerQuestions } from './answer-questions.js'
import type { RequestThreads } from './contract.js'
import { ownBytes } from './remote.js'
import type { Part, RequestAnswer, RequestJob, ThreadKnowledge } from './request-job.js'

const limits = {
  /** A large body and all that is made of it; what needs more is refused. */
  heapMegabytes: 1024,
  /** Each holds a body of at most some MiB. */
  mostWaiting: 64,
  idleMs: 30_000,
  /** As long as upstream gives a request. */
  jobMs: 60_000,
}

/** The object that the request writes: who writes it at the same time only has to do it again. */
function writtenKey({ target }: Exchange): string | undefined {
  if (!target || target.verb === 'get' || target.name === '') return undefined
  return objectKey(target.served.kind.storage, target.namespace, target.name)
}

/** So many threads at most. Undefined where a server was put together without their module: it answers everything itself. */
export function requestThreads(services: Services, threads: number): RequestThreads | undefined {
  const { options, tokenKey, clock, logger } = services
  const entry = threadEntry('request-thread', import.meta.url)
  if (!entry) {
    logger.warn({}, 'the module of request threads is not there: large requests will hold up others')
    return undefined
  }
  const data: ThreadKnowledge = { options, tokenKey }
  const pool = new ThreadPool({ ...limits, entry, data, answer: answerQuestions(services), clock, threads })
  return new PooledRequestThreads(pool)
}

/** Threads that are started when they are needed. */
class PooledRequestThreads implements RequestThreads {
  readonly #pool: ThreadPool

  constructor(pool: ThreadPool) {
    this.#pool = pool
  }

  async answer(exchange: Exchange, body?: Uint8Array, part?: Part): Promise<RequestAnswer> {
    try {
      return await this.#run(exchange, { ...(body && { body: ownBytes(body) }), ...(part && { part }) })
    } catch (error) {
      if (error instanceof ThreadsBusy) return tooMany(exchange)
      throw error
    }
  }

  async part(exchange: Exchange, part: Part): Promise<Buffer> {
    const { status, body } = await this.#run(exchange, { part })
    if (status !== 200) throw internalError('a part of the reply could not be made')
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  }

  close(): Promise<void> {
    return this.#pool.close()
  }

  async #run(exchange: Exchange, more: Pick<RequestJob, 'body' | 'part'>): Promise<RequestAnswer> {
    const { request, user } = exchange
    const { method, target, headers, peer, signal } = request
    const key = more.part ? undefined : writtenKey(exchange)
    const message: RequestJob = { method, target, headers: { ...headers }, peer, user, ...more }
    try {
      return (await this.#pool.run({ message, signal, ...(key !== undefined && { key }) })) as RequestAnswer
    } catch (error) {
      if (error instanceof JobTimeout) throw timeout('request did not complete within the allotted timeout', 0)
      if (error instanceof ThreadLost) throw internalError(`the request could not be answered: ${error.message}`)
      throw error
    }
  }
}
