import type { Pool } from 'undici'
import { StreamBody } from '../body/stream-body.js'
import { connectionError } from '../connection-error.js'
import type { Headers, OutgoingRequest, Response } from '../message.js'
import type { Upgraded, UpgradeTransport } from '../upgrade.js'
import { dialUpgrade } from './dial-upgrade.js'
import { uploadStream } from './upload-stream.js'

/** PEM texts. */
export interface ClientTls {
  /** Whom to trust besides nobody: absent means the system's authorities. */
  ca?: string
  /** The client's own certificate and key. */
  cert?: string
  key?: string
  /** The name expected in the server's certificate, where it differs from the URL's host. */
  serverName?: string
  insecureSkipVerify?: boolean
}

export interface HttpTransportOptions {
  /** `https://host:6443`, with a path where the API lives under one. */
  baseUrl: string
  tls?: ClientTls
  /** Sent as a bearer token. */
  token?: string
  /** For the server to send the head of its reply. Bodies, watches among them, have no limit. */
  headersTimeoutMs?: number
}

/** How node:tls wants it. */
export function tlsOptions(tls: ClientTls | undefined): object {
  if (!tls) return {}
  const { ca, cert, key, serverName: servername, insecureSkipVerify } = tls
  const given = Object.entries({ ca, cert, key, servername }).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(given), rejectUnauthorized: insecureSkipVerify !== true }
}

/** The request's headers with the token, unless it brings its own authorization. */
function requestHeaders(request: OutgoingRequest, token: string | undefined): Headers {
  if (token === undefined) return request.headers ?? {}
  return { authorization: `Bearer ${token}`, ...request.headers }
}

/**
 * Requests over HTTP/1.1 with kept connections, as many as there are requests in flight. Failures before and within a
 * reply are ConnectionErrors; an abort throws the signal's reason. A reply's body must be read or left (`return()`).
 */
export function httpTransport(options: HttpTransportOptions): UpgradeTransport {
  const base = new URL(options.baseUrl)
  const prefix = base.pathname.replace(/\/$/, '')
  const prepare = (request: OutgoingRequest): OutgoingRequest => ({
    ...request,
    target: prefix + request.target,
    headers: requestHeaders(request, options.token),
  })
  let pool: Promise<Pool> | undefined
  const closing = new AbortController()
  return {
    send: async (request) => {
      pool ??= makePool(base, options)
      return sendOver(await pool, prepare(request), base.origin)
    },
    upgrade: (request): Promise<Response | Upgraded> =>
      dialUpgrade(base, tlsOptions(options.tls), prepare(request), closing.signal),
    close: async () => {
      closing.abort(new DOMException('the transport is closed', 'AbortError'))
      await (await pool)?.destroy()
    },
  }
}

async function makePool(base: URL, options: HttpTransportOptions): Promise<Pool> {
  const { Pool } = await import('./undici.js')
  return new Pool(base.origin, {
    connect: tlsOptions(options.tls),
    headersTimeout: options.headersTimeoutMs ?? 70_000,
    bodyTimeout: 0,
  })
}

async function sendOver(pool: Pool, request: OutgoingRequest, origin: string): Promise<Response> {
  const { method, target, signal, body } = request
  try {
    const reply = await pool.request({
      path: target,
      method,
      headers: request.headers ?? {},
      body: body === undefined || body instanceof Uint8Array ? (body ?? null) : uploadStream(body),
      signal: signal ?? null,
    })
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: new StreamBody(reply.body, 'destroy', signal),
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw connectionError(`${method} ${origin}${target}`, error)
  }
}
