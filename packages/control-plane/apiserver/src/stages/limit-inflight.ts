import type { Response } from '@orrery/transport'
import type { Verb } from '../request/exchange.js'
import { isLongRunning } from '../request/long-running.js'
import { tooMany } from '../request/too-many.js'
import { whenOver } from '../request/when-over.js'
import type { Stage } from './stage.js'

const reading: ReadonlySet<Verb> = new Set(['get', 'list', 'watch'])

async function untilOver(answer: () => Promise<Response>, over: () => void): Promise<Response> {
  try {
    return whenOver(await answer(), over)
  } catch (error) {
    over()
    throw error
  }
}

/**
 * Refuses requests for resources beyond so many at a time, readers and writers apart, until their replies have been
 * taken. Long-running requests are not counted, and whoever is in system:masters passes uncounted where there is no room.
 */
export const limitInflight: Stage = (exchange, next) => {
  const { target, user, services } = exchange
  if (!target || isLongRunning(target)) return next()
  const { inflight } = services
  const kind = reading.has(target.verb) ? 'readOnly' : 'mutating'
  if (inflight.enter(kind)) return untilOver(next, () => inflight.leave(kind))
  return user.groups.includes('system:masters') ? next() : Promise.resolve(tooMany(exchange))
}
