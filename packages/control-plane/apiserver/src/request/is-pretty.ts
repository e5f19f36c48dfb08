import type { Exchange } from './exchange.js'
import { headerOf } from './header.js'

const people = /^(?:curl|Wget|Mozilla\/5\.0)/

/** What Go reads as true. */
const truths: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])

/** Whether the reply is laid out for people: they ask for it, or use a program for people and say nothing. */
export function isPretty(exchange: Exchange): boolean {
  const asked = exchange.query.get('pretty') ?? ''
  if (asked !== '') return truths.has(asked)
  return people.test(headerOf(exchange.request.headers, 'user-agent') ?? '')
}
