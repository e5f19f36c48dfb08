import { request as httpRequest, type IncomingMessage } from 'node:http'
import { Readable, type Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { OutgoingRequest, Response, Upgraded } from '@orrery/transport'

/**
 * One HTTP/1.1 exchange over a connection of its own, which ends with it, or switches to what the `upgrade` header asks
 * for. `host`: for the Host header.
 */
export function requestOverStream(stream: Duplex, host: string, request: OutgoingRequest): Promise<Response | Upgraded> {
  const { method, target, headers = {}, body, signal } = request
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      createConnection: () => stream,
      method,
      path: target,
      headers: { ...headers, host, connection: headers['upgrade'] === undefined ? 'close' : 'Upgrade' },
      setHost: false,
      ...(signal && { signal }),
    })
    outgoing.once('error', (error) => {
      stream.destroy()
      reject(error)
    })
    outgoing.once('upgrade', (incoming, switched, early: Buffer) => {
      if (early.length > 0) switched.unshift(early)
      resolve({ status: 101, headers: incoming.headers, stream: switched })
    })
    outgoing.once('response', (incoming) => resolve(responseOf(incoming)))
    send(body).catch(reject)

    async function send(content: OutgoingRequest['body']): Promise<void> {
      if (content === undefined || content instanceof Uint8Array) outgoing.end(content)
      else await pipeline(Readable.from(content, { objectMode: false }), outgoing)
    }
  })
}

function responseOf(incoming: IncomingMessage): Response {
  return { status: incoming.statusCode ?? 502, headers: incoming.headers, body: incoming }
}
