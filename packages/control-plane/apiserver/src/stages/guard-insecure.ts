import { isIP } from 'node:net'
import { forbidden } from '@orrery/api'
import type { Headers } from '@orrery/transport'
import type { Exchange } from '../request/exchange.js'
import { headerOf } from '../request/header.js'
import type { Stage } from './stage.js'

const unnamed = { group: '', plural: '' }

/** Without port, in lower case. */
export function hostName(authority: string): string {
  return authority.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '')
}

const wildcards: ReadonlySet<string> = new Set(['0.0.0.0', '[::]'])

/** Whether the plain listener may be called so. Where it listens on all addresses, by any address of its own. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  if (allowed.includes('*') || allowed.includes(host)) return true
  return allowed.some((one) => wildcards.has(one)) && isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 0
}

/** A page of another origin sends its own. */
function isForeign(origin: string, host: string): boolean {
  try {
    return new URL(origin).host !== host.toLowerCase()
  } catch {
    return true
  }
}

function problemWith(headers: Headers, allowed: readonly string[]): string | undefined {
  const host = headerOf(headers, 'host')
  if (host !== undefined && !isAllowedHost(hostName(host), allowed)) {
    return `host ${JSON.stringify(host)} is not allowed on the insecure port`
  }
  const origin = headerOf(headers, 'origin')
  if (origin === undefined || !isForeign(origin, host ?? '')) return undefined
  return `origin ${JSON.stringify(origin)} is not allowed on the insecure port`
}

function isInsecure({ request }: Exchange): boolean {
  return !request.peer.secure && request.peer.address !== 'memory'
}

/**
 * Whoever reaches the insecure port may do everything, so a browser there must not be led by a page of somebody else:
 * neither by a name that suddenly means this machine, nor across origins.
 */
export const guardInsecure: Stage = (exchange, next) => {
  const problem = isInsecure(exchange)
    ? problemWith(exchange.request.headers, exchange.services.options.insecureAllowedHosts)
    : undefined
  if (problem !== undefined) throw forbidden(unnamed, '', problem)
  return next()
}
