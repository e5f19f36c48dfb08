import type { Headers, Request } from '@orrery/transport'

/** Of one connection, not of the message (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** What the API server set itself, or what was meant for it alone. */
const private_ = new Set(['authorization', 'host'])

const corsHeader = /^access-control-/

function listed(headers: Headers): ReadonlySet<string> {
  const values = [headers['connection'] ?? ''].flat()
  return new Set(values.flatMap((value) => value.split(',')).map((name) => name.trim().toLowerCase()))
}

function without(headers: Headers, dropped: (name: string) => boolean): Headers {
  const named = listed(headers)
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.has(name) && !named.has(name) && !dropped(name))
  return Object.fromEntries(kept)
}

function text(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}

/** The request's headers as the backend shall see them: who asked, and where, in X-Forwarded-*. */
export function requestHeaders({ headers, peer, target }: Request): Headers {
  const before = text(headers['x-forwarded-for'])
  return {
    ...without(headers, (name) => private_.has(name)),
    'x-forwarded-for': before === '' ? peer.address : `${before}, ${peer.address}`,
    'x-forwarded-host': text(headers['host']),
    'x-forwarded-proto': peer.secure ? 'https' : 'http',
    'x-forwarded-uri': target.split('?')[0] ?? '',
  }
}

/** The backend's headers as the client shall see them: nobody but the API server decides about cross-origin use. */
export function responseHeaders(headers: Headers): Headers {
  return without(headers, (name) => corsHeader.test(name))
}
