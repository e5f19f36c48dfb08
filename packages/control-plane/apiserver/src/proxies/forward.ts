import { ApiError, serviceUnavailable } from '@orrery/api'
import { isUpgraded, joinStreams, type OutgoingRequest, type Request, type Response, type Upgraded } from '@orrery/transport'
import type { Exchange } from '../request/exchange.js'
import { requestHeaders, responseHeaders } from './forwarded-headers.js'
import { dialErrorText } from './go-network-error.js'
import { rewriteReply } from './rewrite/rewrite-reply.js'
import type { Page } from './rewrite/rewrite-url.js'

/** What is handed on. `accept` is set where the connection is to be switched. */
export type Forwarded = Pick<Exchange, 'request' | 'upgrading' | 'accept'>

/** What is reached, and how one request is sent there. */
export interface Backend {
  /** `host:port`. */
  host: string
  /** Upgrades the connection only for a request with an `upgrade` header. */
  ask(request: OutgoingRequest): Promise<Response | Upgraded>
}

/** A root without its slash is another place to a browser: it is sent to the one with it. */
function redirectToRoot({ method, target }: Request, path: string): Response | undefined {
  if (path !== '' || (method !== 'GET' && method !== 'HEAD')) return undefined
  const [before = '', query] = target.split('?', 2)
  const location = `${before}/${query === undefined ? '' : `?${query}`}`
  return { status: 301, headers: { location }, body: new Uint8Array() }
}

/** The request as the backend gets it. */
function outgoingOf({ request, upgrading }: Forwarded, path: string): OutgoingRequest {
  const { method, target, headers, signal, body } = request
  const start = target.indexOf('?')
  const upgrade = upgrading ? headers['upgrade'] : undefined
  return {
    method,
    target: (path || '/') + (start < 0 ? '' : target.slice(start)),
    headers: { ...requestHeaders(request), ...(upgrade !== undefined && { upgrade }) },
    signal,
    ...(body !== undefined && { body }),
  }
}

/** Where links have to lead: below what the client asked for, without what was asked of the backend. */
function pageOf({ request }: Forwarded, backend: Backend, path: string): Page {
  const asked = request.target.split('?')[0] ?? ''
  const { host } = request.headers
  const prefix = decodeURIComponent(asked.slice(0, asked.length - path.length))
  return { backend: backend.host, host: typeof host === 'string' ? host : '', prefix }
}

/** The backend's consent is the server's; then the two connections are one. */
function switched(exchange: Forwarded, { headers, stream }: Upgraded): Response {
  exchange.accept = (client) => joinStreams(client, stream)
  const { upgrade } = headers
  return { status: 101, headers: { ...responseHeaders(headers), upgrade }, body: new Uint8Array() }
}

/**
 * Hands a request on and its reply back, both bodies streamed, or joins the connections where the backend switches
 * protocols. `path`: below the backend's root, as it was sent, with the slash in front. Redirects are given to the
 * client, not followed; they and the links of HTML pages lead through the proxy.
 */
export async function forward(exchange: Forwarded, backend: Backend, path: string): Promise<Response> {
  const redirect = redirectToRoot(exchange.request, path)
  if (redirect) return redirect
  try {
    const reply = await backend.ask(outgoingOf(exchange, path))
    if (isUpgraded(reply)) return switched(exchange, reply)
    const shown = { ...reply, headers: responseHeaders(reply.headers) }
    return rewriteReply(shown, exchange.request.method, pageOf(exchange, backend, path))
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw serviceUnavailable(`error trying to reach service: ${dialErrorText(backend.host, error)}`)
  }
}
