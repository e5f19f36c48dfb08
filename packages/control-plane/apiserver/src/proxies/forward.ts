import { ApiError, serviceUnavailable } from '@orrery/api'
import type { Body, OutgoingRequest, Request, Response } from '@orrery/transport'
import { requestHeaders, responseHeaders } from './forwarded-headers.js'
import { dialErrorText } from './go-network-error.js'

/** What is reached, and how one request is sent there. */
export interface Backend {
  /** `host:port`. */
  host: string
  send(request: OutgoingRequest): Promise<Response>
}

/** A root without its slash is another place to a browser: it is sent to the one with it. */
function redirectToRoot({ method, target }: Request, path: string): Response | undefined {
  if (path !== '' || (method !== 'GET' && method !== 'HEAD')) return undefined
  const [before = '', query] = target.split('?', 2)
  const location = `${before}/${query === undefined ? '' : `?${query}`}`
  return { status: 301, headers: { location }, body: new Uint8Array() }
}

/**
 * Hands a request on and its reply back, both bodies streamed. `path`: below the backend's root, as it was sent, with
 * the slash in front. Redirects are given to the client, not followed.
 */
export async function forward(request: Request, backend: Backend, path: string, body?: Body): Promise<Response> {
  const redirect = redirectToRoot(request, path)
  if (redirect) return redirect
  const start = request.target.indexOf('?')
  const outgoing: OutgoingRequest = {
    method: request.method,
    target: (path || '/') + (start < 0 ? '' : request.target.slice(start)),
    headers: requestHeaders(request),
    signal: request.signal,
    ...(body !== undefined && { body }),
  }
  try {
    const reply = await backend.send(outgoing)
    return { ...reply, headers: responseHeaders(reply.headers) }
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw serviceUnavailable(`error trying to reach service: ${dialErrorText(backend.host, error)}`)
  }
}
