import type { Peer } from '@orrery/transport'
import type { PathHandler } from '../request/exchange.js'
import { answerFlags, flagsRoot } from './answer-flags.js'
import { answerProfiles, profilesRoot } from './answer-profiles.js'

/** Whether somebody on this machine asks, or the process itself. */
function isLocal({ address }: Peer): boolean {
  return address === 'memory' || address === '::1' || /^(?:::ffff:)?127\./.test(address)
}

/**
 * `/debug/...`: what the process does, and how much of it is logged. For callers on this machine alone; to others the
 * paths are not there.
 */
export function answerDebug(): PathHandler {
  const profiles = answerProfiles()
  return (exchange) => {
    const isBelow = (root: string): boolean => exchange.path === root || exchange.path.startsWith(`${root}/`)
    if (!exchange.path.startsWith('/debug/') || !isLocal(exchange.request.peer)) return undefined
    if (isBelow(profilesRoot)) return profiles(exchange)
    return isBelow(flagsRoot) ? answerFlags(exchange) : undefined
  }
}
