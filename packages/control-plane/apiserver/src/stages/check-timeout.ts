import { badRequest } from '@orrery/api'
import type { Exchange } from '../request/exchange.js'
import { longRunningSubresources } from '../request/long-running-subresources.js'
import { boolParameter } from '../request/parameters.js'
import { durationError } from '../resources/validation/duration-error.js'
import { routePath } from './route-path.js'
import type { Stage } from './stage.js'

const longRunningPaths = ['/debug/pprof/', '/api/v1/proxy/']

/** Whether a request may last, told before anybody knows whether what it asks for is served. */
function mayLast({ path, query, request }: Exchange): boolean {
  if (longRunningPaths.some((prefix) => path.startsWith(prefix))) return true
  const asked = routePath(path)
  if (!asked) return false
  if (asked.legacyWatch || longRunningSubresources.has(asked.subresource)) return true
  return request.method === 'GET' && asked.name === '' && boolParameter(query, 'watch')
}

/** `timeout` must be a duration, whatever is asked for by whomever; requests that may last do not heed it. */
export const checkTimeout: Stage = (exchange, next) => {
  const timeout = exchange.query.get('timeout') ?? ''
  const problem = timeout === '' || mayLast(exchange) ? undefined : durationError(timeout)
  if (problem !== undefined) throw badRequest(`invalid timeout specified in the request URL - ${problem}`)
  return next()
}
