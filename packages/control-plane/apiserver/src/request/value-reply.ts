import { stringifyYaml } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { Exchange } from './exchange.js'
import type { Negotiated } from './negotiate.js'
import { jsonReply, reply } from './reply.js'

/** A JSON value in the form that was negotiated. */
export function valueReply(exchange: Exchange, status: number, form: Negotiated, value: unknown): Response {
  if (form.media === 'yaml') return reply(exchange, status, 'application/yaml', Buffer.from(stringifyYaml(value)))
  return jsonReply(exchange, status, value)
}
