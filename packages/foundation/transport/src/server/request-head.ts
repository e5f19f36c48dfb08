import type { Headers } from '../message.js'

export interface RequestHead {
  target: string
  headers: Headers
}

/** Collects raw `name, value, name, value` pairs; a name that comes again makes a list. */
export function headersOf(raw: readonly string[]): Headers {
  const headers = Object.create(null) as Headers
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase()
    const value = raw[at + 1] ?? ''
    const before = headers[name]
    if (before === undefined) headers[name] = value
    else if (typeof before === 'string') headers[name] = [before, value]
    else before.push(value)
  }
  return headers
}

/** Names that are all different take long to sort into a map. */
export const mostHeaders = 20_000

const hostPattern = /^[A-Za-z0-9\-._~!$&'()*+,;=:[\]%]*$/

/**
 * The head of a request in origin form, or why it is refused with 400, in the words of Go's server. A target in
 * absolute form is reduced to its path and names the host (RFC 9112 section 3.2.2).
 */
export function requestHead(rawTarget: string, rawHeaders: readonly string[]): RequestHead | string {
  if (rawHeaders.length > 2 * mostHeaders) return 'too many headers'
  const headers = headersOf(rawHeaders)
  const host = headers['host']
  if (Array.isArray(host)) return 'too many Host headers'
  if (host !== undefined && !hostPattern.test(host)) return 'malformed Host header'
  if (rawTarget.startsWith('/') || rawTarget === '*') return { target: rawTarget, headers }
  const absolute = /^https?:\/\/([^/?#]*)(.*)$/is.exec(rawTarget)
  const authority = absolute?.[1] ?? ''
  if (!absolute || authority === '' || !hostPattern.test(authority)) return 'malformed request target'
  const rest = absolute[2] ?? ''
  headers['host'] = authority
  return { target: rest.startsWith('/') ? rest : `/${rest}`, headers }
}
