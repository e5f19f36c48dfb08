import type { PathHandler } from '../request/exchange.js'
import { prettyText } from '../request/json-text.js'
import { jsonType, reply } from '../request/reply.js'

const indexes: ReadonlySet<string> = new Set(['/', '/index.html'])

/** What there is, in order. Always laid out for people, by any method, as upstream. */
export function answerIndex(paths: readonly string[]): PathHandler {
  const text = Buffer.from(prettyText({ paths: paths.toSorted((a, b) => (a < b ? -1 : 1)) }))
  return (exchange) => (indexes.has(exchange.path) ? Promise.resolve(reply(exchange, 200, jsonType, text)) : undefined)
}
