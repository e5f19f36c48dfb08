import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { systemClock, type Startable } from '@orrery/kit'
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

/** Not listening. */
function newServer(options: ServerOptions): Server {
  const limits = limitsOf(options)
  const node = {
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    maxHeaderSize: limits.maxHeaderBytes,
    connectionsCheckingInterval: Math.min(5_000, Math.ceil(limits.headersTimeoutMs / 2)),
  }
  const { tls } = options
  const ask = tls?.clientCa === undefined ? {} : { ca: tls.clientCa, requestCert: true, rejectUnauthorized: false }
  return tls ? createTlsServer({ ...node, key: tls.key, cert: tls.cert, ...ask }) : createServer(node)
}

function answering(options: ServerOptions, context: AnswerContext): Server {
  const { handler, upgrade } = options
  const server = newServer(options)
  // Node leaves out what comes after so many: one more than are taken, so that too many are refused.
  server.maxHeadersCount = mostHeaders + 1
  server.on('request', (raw, out) => void answer(raw, out, raw.url ?? '/', handler, context))
  server.on('clientError', (error, socket) => refuseClient(error, socket as Socket))
  if (upgrade) {
    server.on('upgrade', (raw, socket, early) => void answerUpgrade(raw, socket as Socket, early, upgrade, context))
  }
  return server
}

/** Rejects where it cannot listen. What fails later, as a connection that cannot be taken, ends nothing. */
function listening(server: Server, { host = '127.0.0.1', port, logger }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      server.on('error', (error) => logger?.error({ err: error }, 'listener failed'))
      resolve()
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}

function addressOf(server: Server, options: ServerOptions): ServerAddress {
  const { address, family, port } = server.address() as AddressInfo
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
  let server: Server | undefined
  const start = async (): Promise<void> => {
    if (server) return
    work = openWork()
    const patience = { clock, ms: options.writeTimeoutMs ?? writeTimeoutMs }
    const starting = answering(options, { work, patience, ...(options.logger && { logger: options.logger }) })
    await listening(starting, options)
    server = starting
  }
  const stop = async (): Promise<void> => {
    const stopping = server
    if (!stopping) return
    server = undefined
    const cut = clock.after(options.stopGraceMs ?? 1_000, () => {
      stopping.closeAllConnections()
      work.cut()
    })
    const done = closed(stopping)
    work.end()
    await done
    cut.cancel()
  }
  return {
    start,
    stop,
    get address() {
      if (!server) throw new Error('the server is not listening')
      return addressOf(server, options)
    },
  }
}

