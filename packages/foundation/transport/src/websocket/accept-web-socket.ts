import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Request, Response } from '../message.js'
import type { Upgrade } from '../upgrade.js'
import { consent, refuseHandshake } from './handshake.js'

/** The server's end of a WebSocket. */
export interface ServerWebSocket {
  /** Text frames for strings, binary ones for bytes. Resolves when the connection took it; rejects once it is closed. */
  send(message: string | Uint8Array): Promise<void>
  /** Says goodbye and closes. Idempotent. */
  close(): void
  /** Cuts the connection. */
  terminate(): void
  /** Resolves when the connection is closed by either side. */
  readonly closed: Promise<void>
}

/** What clients may send in one message. */
const maxPayload = 1 << 20

/** How long a client may take to say goodbye too. */
const closeTimeout = 5_000

/** ws takes a connection whose handshake is done only in this way, which its own server uses. */
interface Attachable extends WebSocket {
  setSocket(socket: Duplex, head: Buffer, options: object): void
}

async function attached(stream: Duplex): Promise<ServerWebSocket> {
  const { WebSocket: Socket } = await import('./ws.js')
  const socket = Reflect.construct(Socket, [null, undefined, { autoPong: true, closeTimeout }]) as Attachable
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
  // What is wrong with a connection shows in its end.
  socket.on('error', () => {})
  socket.setSocket(stream, Buffer.alloc(0), { maxPayload, allowSynchronousEvents: true, skipUTF8Validation: false })
  return {
    send: (message) =>
      new Promise((resolve, reject) => socket.send(message, (error) => (error ? reject(error) : resolve()))),
    close: () => socket.close(1000),
    terminate: () => socket.terminate(),
    closed,
  }
}

/** Accepts a WebSocket, or refuses a malformed handshake. `serve` gets it when it is open; what it throws closes it. */
export function acceptWebSocket(
  request: Request,
  protocol: string,
  serve: (socket: ServerWebSocket) => Promise<void>,
): Upgrade | Response {
  const refused = refuseHandshake(request)
  if (refused) return refused
  const run = async (stream: Duplex): Promise<void> => {
    const socket = await attached(stream)
    try {
      await serve(socket)
    } finally {
      socket.close()
    }
  }
  const headers = consent(request, protocol)
  return { status: 101, headers, accept: (stream) => void run(stream).catch(() => stream.destroy()) }
}
