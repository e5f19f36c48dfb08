import { readBody, type Response } from '@orrery/transport'
import type { Exchange } from '../request/exchange.js'
import { reply } from '../request/reply.js'
import { flagsPage } from './pages.js'

export const flagsRoot = '/debug/flags'

/** No number is longer. */
const longest = 64

function plain(exchange: Exchange, status: number, text: string): Response {
  const response = reply(exchange, status, 'text/plain', Buffer.from(text))
  return { ...response, headers: { ...response.headers, 'x-content-type-options': 'nosniff' } }
}

/** As Go reads a number of 31 bits. */
function verbosityOf(text: string): number {
  const problem = /^\d+$/.test(text) ? 'value out of range' : 'invalid syntax'
  const value = problem === 'invalid syntax' ? Number.NaN : Number(text)
  if (value <= 0x7fff_ffff) return value
  throw new Error(`strconv.ParseUint: parsing ${JSON.stringify(text)}: ${problem}`)
}

/** `--v` while the server runs: how much it logs. */
async function setVerbosity(exchange: Exchange): Promise<Response> {
  if (exchange.request.method !== 'PUT') return plain(exchange, 406, 'unsupported http method')
  try {
    const text = Buffer.from(await readBody(exchange.request.body, longest)).toString()
    exchange.services.logger.setVerbosity?.(verbosityOf(text))
    return plain(exchange, 200, `successfully set klog.logging.verbosity to ${text}`)
  } catch (error) {
    return plain(exchange, 400, error instanceof Error ? error.message : String(error))
  }
}

/** `/debug/flags/v`, and for all other paths a page that lists what can be set. */
export async function answerFlags(exchange: Exchange): Promise<Response> {
  if (exchange.path === `${flagsRoot}/v`) return setVerbosity(exchange)
  return reply(exchange, 200, 'text/html; charset=utf-8', Buffer.from(flagsPage(['v'])))
}
