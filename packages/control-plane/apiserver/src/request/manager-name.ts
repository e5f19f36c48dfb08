import type { Exchange } from './exchange.js'
import { headerOf } from './header.js'

const longest = 128

const printable = /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u

/** What nearly everybody sends, which is taken as it is. */
const plain = /^[ -~]{0,128}$/

/** What stands before the first slash of a user agent, printable and short enough. */
function userAgentPrefix(agent: string): string {
  const slash = agent.indexOf('/')
  const prefix = slash === -1 ? agent : agent.slice(0, slash)
  if (plain.test(prefix)) return prefix
  let name = ''
  for (const character of prefix) {
    if (!printable.test(character)) continue
    if (Buffer.byteLength(name + character) > longest) break
    name += character
  }
  return name
}

/** Whom a request's changes belong to: who it says, or else the client by its user agent. */
export function managerName({ query, request }: Pick<Exchange, 'query' | 'request'>): string {
  return query.get('fieldManager') || userAgentPrefix(headerOf(request.headers, 'user-agent') ?? '') || 'unknown'
}
