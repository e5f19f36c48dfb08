import { startInOrder, type Startable } from '@orrery/kit'
import { serveHttp, type Handler, type HttpServer } from '@orrery/transport'
import { createApiServer, type ApiServer } from './api-server.js'
import type { ApiServerParts } from './create-services.js'
import type { KeyPair } from './options.js'

/** Where the server listens. Ports of 0 pick free ones. */
export interface Listeners {
  /** Plain HTTP, everybody is system:unsecured; absent: none. */
  insecure?: { host: string; port: number }
  /** HTTPS; clients are known by certificates of the authority (PEM). Absent: none. */
  secure?: { host: string; port: number; serving: KeyPair; clientCa: string }
}

export interface ServedApi extends Startable {
  /** For clients in the same process. */
  readonly handler: Handler
  /** Of all its listeners. */
  readonly urls: readonly string[]
  /** Throws while it does not listen there. */
  readonly insecureUrl: string
  readonly secureUrl: string
}

function listen(api: ApiServer, parts: ApiServerParts, listeners: Listeners): Record<'insecure' | 'secure', HttpServer | undefined> {
  const { handler, upgrade } = api
  const { logger, clock } = parts
  const { insecure, secure } = listeners
  return {
    insecure: insecure && serveHttp({ handler, upgrade, logger, clock, ...insecure }),
    secure:
      secure &&
      serveHttp({
        handler,
        upgrade,
        logger,
        clock,
        host: secure.host,
        port: secure.port,
        tls: { ...secure.serving, clientCa: secure.clientCa },
      }),
  }
}

function urlOf(server: HttpServer | undefined): string {
  if (!server) throw new Error('there is no such listener')
  return server.address.url
}

/** The API server and its listeners over a store, which stays the caller's. */
export function serve(parts: ApiServerParts, listeners: Listeners): ServedApi {
  const api = createApiServer(parts)
  const { insecure, secure } = listen(api, parts, listeners)
  const all = startInOrder([api, insecure, secure].filter((part) => part !== undefined))
  return {
    ...all,
    handler: api.handler,
    get urls() {
      return [insecure, secure].flatMap((server) => (server ? [server.address.url] : []))
    },
    get insecureUrl() {
      return urlOf(insecure)
    },
    get secureUrl() {
      return urlOf(secure)
    },
  }
}
