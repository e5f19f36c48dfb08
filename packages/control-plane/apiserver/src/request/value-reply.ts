import type { Response } from '@orrery/transport'
import type { Exchange } from './exchange.js'
import type { Negotiated } from './negotiate.js'
import { jsonReply, yamlReply } from './reply.js'

/** A JSON value in the form that was negotiated. */
export function valueReply(exchange: Exchange, status: number, form: Negotiated, value: unknown): Response {
  if (form.media === 'yaml') return yamlReply(exchange, status, value)
  return jsonReply(exchange, status, value)
}
