import type { Duplex } from 'node:stream'
import type { Headers, OutgoingRequest, Request, Response, Transport } from './message.js'

/** The server's consent to an upgrade: the head goes out as given, then `accept` gets the raw connection. */
export interface Upgrade {
  status: 101
  /** Must name the protocol in `upgrade`; `connection: Upgrade` is added. */
  headers: Headers
  /** Takes over the connection, bytes that came early included. It owns the stream's errors and its end. */
  accept(stream: Duplex): void
}

/**
 * What answers requests with an Upgrade header. May refuse with an ordinary response, or return what the ordinary
 * handler says where it does not know the protocol; the connection is closed after an ordinary response.
 */
export type UpgradeHandler = (request: Request) => Promise<Response | Upgrade>

/** An upgraded connection as the side that asked sees it. */
export interface Upgraded {
  status: 101
  headers: Headers
  stream: Duplex
}

export function isUpgraded(reply: Response | Upgraded): reply is Upgraded {
  return 'stream' in reply
}

export function isUpgrade(reply: Response | Upgrade): reply is Upgrade {
  return 'accept' in reply
}

/** A transport that can also switch protocols: exec, attach, port forwarding, raw TCP. */
export interface UpgradeTransport extends Transport {
  /** `headers` must hold `upgrade`; `connection: Upgrade` is added. A refusal comes as an ordinary response. */
  upgrade(request: OutgoingRequest): Promise<Response | Upgraded>
}
