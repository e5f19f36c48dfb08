import type { Clock } from '@orrery/kit'
import {
  acceptWebSocket,
  isWebSocketRequest,
  offeredProtocols,
  type Body,
  type Response,
  type ServerWebSocket,
  type Upgrade,
} from '@orrery/transport'
import type { Exchange } from '../request/exchange.js'
import { base64, binary, events, type Framing } from './messages.js'

/** A client that takes nothing for so long is cut off. */
const stuckMs = 60_000

/** Carries a token, not a language. */
const bearer = 'base64url.bearer.authorization.k8s.io.'

/** How bytes are sent by subprotocol; empty: none was asked for. */
const byteFramings: Readonly<Record<string, Framing>> = {
  '': binary,
  'binary.k8s.io': binary,
  'base64.binary.k8s.io': base64,
}

interface Spoken {
  protocol: string
  framing: Framing
}

/** What is sent how; undefined where the reply is nothing that streams, or no offered subprotocol is known. */
function spoken({ target, request }: Exchange): Spoken | undefined {
  const offered = offeredProtocols(request).filter((name) => !name.startsWith(bearer))
  if (target?.verb === 'watch') return { protocol: offered[0] ?? '', framing: events }
  if (target?.subresource !== 'log') return undefined
  const protocol = offered.length === 0 ? '' : offered.find((name) => Object.hasOwn(byteFramings, name))
  const framing = protocol === undefined ? undefined : byteFramings[protocol]
  return protocol === undefined || !framing ? undefined : { protocol, framing }
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes
}

/** Pulls the next messages only when the connection took the last. Ends with the body or with the connection. */
async function send(socket: ServerWebSocket, body: Body, framing: Framing, clock: Clock): Promise<void> {
  const chunks = (body instanceof Uint8Array ? whole(body) : body)[Symbol.asyncIterator]()
  void socket.closed.then(() => chunks.return?.())
  const source: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => chunks }
  for await (const messages of framing(source)) {
    const stuck = clock.after(stuckMs, () => socket.terminate())
    try {
      await Promise.all(messages.map((message) => socket.send(message)))
    } finally {
      stuck.cancel()
    }
  }
}

/** A watch's or a log's reply to a client that asks for a WebSocket goes over it; any other reply stays what it is. */
export function overWebSocket(exchange: Exchange, response: Response): Response | Upgrade {
  if (response.status !== 200 || !isWebSocketRequest(exchange.request)) return response
  const how = spoken(exchange)
  if (!how) return response
  const { clock } = exchange.services
  return acceptWebSocket(exchange.request, how.protocol, (socket) => send(socket, response.body, how.framing, clock))
}
