import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

const replies = new WeakMap<Socket, Set<ServerResponse>>()

function watched(socket: Socket): Set<ServerResponse> {
  const open = new Set<ServerResponse>()
  socket.once('close', () => {
    for (const out of open) {
      out.destroyed = true
      out.emit('close')
    }
  })
  return open
}

/**
 * Closes the reply with its connection. Node tells only the reply that is being written, not those that wait behind it
 * when a client pipelines, and none at all once the connection was asked to upgrade.
 */
export function closeWith(socket: Socket, out: ServerResponse): void {
  const open = replies.get(socket) ?? watched(socket)
  replies.set(socket, open.add(out))
  out.once('close', () => open.delete(out))
}

/** Whether replies to earlier requests of this connection are not complete. */
export function isAnswering(socket: Socket): boolean {
  return (replies.get(socket)?.size ?? 0) > 0
}
