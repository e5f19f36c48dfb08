import type { Exchange } from '../request/exchange.js'
import type { Part, RequestAnswer } from './request-job.js'

/** Answers the requests that would hold up others, in threads of their own. */
export interface RequestThreads {
  /** The whole reply, or what the part comes to; 429 where too many wait. `body`: the request's. Throws 500 and 504. */
  answer(exchange: Exchange, body?: Uint8Array, part?: Part): Promise<RequestAnswer>
  /** The bytes of a part of the reply. */
  part(exchange: Exchange, part: Part): Promise<Buffer>
  close(): Promise<void>
}
