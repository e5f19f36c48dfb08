import { ApiError, badRequest, internalError } from '@orrery/api'
import { statusReply } from '../request/reply.js'
import { MalformedPath } from './route-path.js'
import type { Stage } from './stage.js'

/** What a stage throws becomes a Status: its own, or 500 and a line in the log. Nothing leaves the server's stages. */
export const answerErrors: Stage = async (exchange, next) => {
  try {
    return await next()
  } catch (error) {
    if (error instanceof ApiError) return statusReply(exchange, error.status)
    if (error instanceof MalformedPath) return statusReply(exchange, badRequest(error.message).status)
    const { method, target, signal } = exchange.request
    const { logger } = exchange.services
    if (signal.aborted) logger.debug({ err: error, method, target }, 'client left')
    else logger.error({ err: error, method, target }, 'request failed')
    const why = error instanceof Error ? error.message : String(error)
    return statusReply(exchange, internalError(why).status)
  }
}
