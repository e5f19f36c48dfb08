import { quote } from '@orrery/api'

/** A URL's parts as Go's net/url tells them apart. */
export interface ParsedURL {
  scheme: string
  /** Before the `@`; undefined where there is none. */
  user?: string
  host: string
  query: string
  fragment: string
}

const badEscape = /%(?![0-9a-f]{2})/i

/** What Go says of a host and its port; undefined where it is right. */
function hostError(host: string): string | undefined {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(:.*)?$/s.exec(host) ?? []
  if (host.startsWith('[') && !host.includes(']')) return "missing ']' in host"
  if (port !== undefined && !/^:[0-9]*$/.test(port)) return `invalid port ${quote(port)} after host`
  const bad = /[ "<>\\^`{|}]/.exec(name)?.[0]
  return bad === undefined ? undefined : `invalid character ${quote(bad)} in host name`
}

/** A single word before the first slash must not look like a scheme. */
function pathError(rest: string): string | undefined {
  if (rest.startsWith('/') || !rest.split('/')[0]?.includes(':')) return undefined
  return 'first path segment in URL cannot contain colon'
}

function partError(text: string): string | undefined {
  const wrong = badEscape.exec(text)
  return wrong ? `invalid URL escape ${quote(text.slice(wrong.index, wrong.index + 3))}` : undefined
}

/** The parts, or what Go says is wrong. */
export function parseURL(text: string): ParsedURL | string {
  const failed = (why: string): string => `parse ${quote(text)}: ${why}`
  // oxlint-disable-next-line no-control-regex -- Go refuses URLs with such characters
  if (/[\u0000-\u001f\u007f]/.test(text)) return failed('net/url: invalid control character in URL')
  if (text.startsWith(':')) return failed('missing protocol scheme')
  const [, whole = '', fragment = ''] = /^([^#]*)#?(.*)$/s.exec(text) ?? []
  const [, before = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(whole) ?? []
  const [, scheme = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is.exec(before) ?? []
  const authority = /^\/\/([^/]*)/.exec(rest)?.[1]
  const at = authority?.lastIndexOf('@') ?? -1
  const host = authority?.slice(at + 1) ?? ''
  const error = hostError(host) ?? (scheme || authority !== undefined ? undefined : pathError(rest)) ?? partError(rest)
  if (error !== undefined) return failed(error)
  return { scheme: scheme.toLowerCase(), ...(at >= 0 ? { user: authority?.slice(0, at) ?? '' } : {}), host, query, fragment }
}
