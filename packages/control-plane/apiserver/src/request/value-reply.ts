import { stringifyYaml } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { Exchange } from './exchange.js'
import { headerOf } from './header.js'
import { prettyText } from './json-text.js'
import type { Negotiated } from './negotiate.js'
import { jsonReply, jsonType, reply } from './reply.js'

const people = /^(?:curl|Wget|Mozilla\/5\.0)/

/** Whether the reply is laid out for people: they ask for it, or use a program for people and say nothing. */
export function isPretty(exchange: Exchange): boolean {
  const asked = exchange.query.get('pretty')
  if (asked !== null) return asked === '1' || asked.toLowerCase() === 'true'
  return people.test(headerOf(exchange.request.headers, 'user-agent') ?? '')
}

/** A JSON value in the form that was negotiated. */
export function valueReply(exchange: Exchange, status: number, form: Negotiated, value: unknown): Response {
  if (form.media === 'yaml') {
    return reply(exchange, status, 'application/yaml', Buffer.from(stringifyYaml(value)))
  }
  if (!isPretty(exchange)) return jsonReply(exchange, status, value)
  return reply(exchange, status, jsonType, Buffer.from(`${prettyText(value)}\n`))
}
