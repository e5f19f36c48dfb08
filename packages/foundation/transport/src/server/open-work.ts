import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** What a stop has to end: streamed replies at once, upgraded connections after a word of goodbye. */
export interface OpenWork {
  readonly stopping: boolean
  stream(out: ServerResponse): void
  upgraded(socket: Duplex): void
  /** Ends every stream cleanly and half-closes upgraded connections. */
  end(): void
  /** Cuts what is left of upgraded connections. */
  cut(): void
}

export function openWork(): OpenWork {
  const streams = new Set<ServerResponse>()
  const sockets = new Set<Duplex>()
  let stopping = false
  return {
    get stopping() {
      return stopping
    },
    stream(out) {
      streams.add(out)
      out.once('close', () => streams.delete(out))
    },
    upgraded(socket) {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    },
    end() {
      stopping = true
      for (const out of streams) endWithConnection(out)
      for (const socket of sockets) socket.end()
    },
    cut() {
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** The reply's head is out and promised to keep the connection; it is closed all the same. */
function endWithConnection(out: ServerResponse): void {
  const { socket } = out
  out.end(() => socket?.end())
}
