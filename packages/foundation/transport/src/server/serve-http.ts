import { METHODS } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { systemClock, type Startable } from '@orrery/kit'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { answerUpgrade } from './answer-upgrade.js'
import { answer, type AnswerContext } from './answer.js'
import { openWork } from './open-work.js'
import { refuseClient } from './refuse-client.js'
import { mostHeaders } from './request-head.js'
import { limitsOf, type ServerOptions } from './server-options.js'

export interface ServerAddress {
  host: string
  port: number
  /** `http://127.0.0.1:8080`, without a trailing slash. */
  url: string
}

export interface HttpServer extends Startable {
  /** Where it listens; throws while it does not. */
  readonly address: ServerAddress
}

/** How long a client may take for head and body together. */
const requestTimeoutMs = 300_000

/** Slower than some 10 KiB/s is as good as gone: a piece of a reply is at most about half a MiB. */
const writeTimeoutMs = 60_000

/** Fastify as a listener only: one route, nothing parsed, the raw target kept aside. */
function fastifyOptions(options: ServerOptions): FastifyServerOptions {
  const limits = limitsOf(options)
  const node = {
    headersTimeout: limits.headersTimeoutMs,
    maxHeaderSize: limits.maxHeaderBytes,
    connectionsCheckingInterval: Math.min(5_000, Math.ceil(limits.headersTimeoutMs / 2)),
  }
  const { tls } = options
  const ask = tls?.clientCa === undefined ? {} : { ca: tls.clientCa, requestCert: true, rejectUnauthorized: false }
  return {
    ...(tls ? { https: { ...node, key: tls.key, cert: tls.cert, ...ask } } : { http: node }),
    rewriteUrl: () => '/',
    exposeHeadRoutes: false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    requestTimeout: requestTimeoutMs,
    clientErrorHandler: refuseClient,
  }
}

async function listener(options: ServerOptions, context: AnswerContext): Promise<FastifyInstance> {
  const { fastify } = await import('./fastify.js')
  const app = fastify(fastifyOptions(options))
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method)
  app.route({
    method: METHODS.filter((method) => method !== 'CONNECT'),
    url: '/',
    onRequest: (request, reply) => {
      reply.hijack()
      void answer(request.raw, reply.raw, request.originalUrl, options.handler, context)
    },
    handler: (_request, reply) => reply.hijack(),
  })
  // Node leaves out what comes after so many: one more than are taken, so that too many are refused.
  app.server.maxHeadersCount = mostHeaders + 1
  const { upgrade } = options
  if (upgrade) {
    app.server.on('upgrade', (raw, socket, early) => {
      void answerUpgrade(raw, socket as Socket, early, upgrade, context)
    })
  }
  return app
}

function addressOf(app: FastifyInstance, options: ServerOptions): ServerAddress {
  const { address, family, port } = app.server.address() as AddressInfo
  const host = family === 'IPv6' ? `[${address}]` : address
  return { host: address, port, url: `${options.tls ? 'https' : 'http'}://${host}:${port}` }
}

/**
 * Serves HTTP/1.1 or, with `tls`, HTTPS. `stop` refuses new connections, ends streamed replies cleanly, lets plain
 * requests finish, and cuts what is left after `stopGraceMs` (1 s).
 */
export function serveHttp(options: ServerOptions): HttpServer {
  const clock = options.clock ?? systemClock
  let work = openWork()
  let app: FastifyInstance | undefined
  const start = async (): Promise<void> => {
    if (app) return
    work = openWork()
    const patience = { clock, ms: options.writeTimeoutMs ?? writeTimeoutMs }
    const starting = await listener(options, { work, patience, ...(options.logger && { logger: options.logger }) })
    await starting.listen({ host: options.host ?? '127.0.0.1', port: options.port })
    app = starting
  }
  const stop = async (): Promise<void> => {
    const stopping = app
    if (!stopping) return
    app = undefined
    const cut = clock.after(options.stopGraceMs ?? 1_000, () => {
      stopping.server.closeAllConnections()
      work.cut()
    })
    const closed = stopping.close()
    work.end()
    await closed
    cut.cancel()
  }
  return {
    start,
    stop,
    get address() {
      if (!app) throw new Error('the server is not listening')
      return addressOf(app, options)
    },
  }
}

