import { stringifyJson, stringifyYaml, type Status } from '@orrery/api'
import type { Body, Headers, Response } from '@orrery/transport'
import type { Exchange } from './exchange.js'
import { headerOf } from './header.js'
import { isPretty } from './is-pretty.js'
import { prettyText } from './json-text.js'
import { mediaOf } from './negotiate.js'
import { warningHeaders } from './warning-headers.js'

export const jsonType = 'application/json'

/** Replies must not be kept by anybody on the way. */
const uncached = 'no-cache, private'

/** A reply with the exchange's warnings. */
export function reply<B extends Body>(exchange: Exchange, status: number, type: string, body: B): Response & { body: B } {
  const headers: Headers = { 'content-type': type, 'cache-control': uncached }
  if (body instanceof Uint8Array) headers['content-length'] = `${body.length}`
  if (exchange.warnings.length > 0) headers['warning'] = warningHeaders(exchange.warnings)
  return { status, headers, body }
}

/** A JSON value, laid out for people where they ask. */
export function jsonReply(exchange: Exchange, status: number, value: unknown): Response {
  const text = isPretty(exchange) ? prettyText(value) : stringifyJson(value)
  return reply(exchange, status, jsonType, Buffer.from(`${text}\n`))
}

/** A value as YAML. */
export function yamlReply(exchange: Exchange, status: number, value: unknown): Response & { body: Uint8Array } {
  return reply(exchange, status, 'application/yaml', Buffer.from(stringifyYaml(value)))
}

export function textReply(exchange: Exchange, status: number, text: string): Response & { body: Uint8Array } {
  return reply(exchange, status, 'text/plain; charset=utf-8', Buffer.from(text))
}

/** A failure as its Status. */
export function statusReply(exchange: Exchange, status: Status): Response {
  const code = status.code ?? 500
  const yaml = mediaOf(headerOf(exchange.request.headers, 'accept')) === 'yaml'
  const response = yaml ? yamlReply(exchange, code, status) : jsonReply(exchange, code, status)
  const after = status.details?.retryAfterSeconds
  if (after) response.headers['retry-after'] = `${after}`
  return response
}

/** What upstream's mux answers for a path that nobody serves. */
export function pathNotFound(exchange: Exchange): Response {
  const response = textReply(exchange, 404, '404 page not found\n')
  response.headers['x-content-type-options'] = 'nosniff'
  return response
}

