import type { Handler, OutgoingRequest, Peer, Response } from '../message.js'
import { ask } from '../server/answer.js'
import { isUpgrade, type Upgrade, type Upgraded, type UpgradeHandler, type UpgradeTransport } from '../upgrade.js'
import { duplexPair } from './duplex-pair.js'
import { Exchange } from './exchange.js'
import { leaveBody } from './memory-body.js'

const samePeer: Peer = { address: 'memory', secure: true }

/**
 * Straight to a handler in the same process, with the semantics of a connection: bodies are pulled chunk by chunk, and
 * giving up on either side is noticed on the other. Bytes are handed over without a copy: nobody may change them.
 */
export function memoryTransport(
  handler: Handler,
  peer: Peer = samePeer,
  upgrade?: UpgradeHandler,
): UpgradeTransport {
  const open = new Set<Exchange>()
  const begin = (outgoing: OutgoingRequest): Exchange => {
    outgoing.signal?.throwIfAborted()
    const exchange: Exchange = new Exchange(outgoing, peer, () => open.delete(exchange))
    open.add(exchange)
    return exchange
  }
  const send = async (outgoing: OutgoingRequest): Promise<Response> => {
    const exchange = begin(outgoing)
    const answer = ask(() => handler(exchange.request))
    return exchange.finish(await exchange.reply(answer, (late) => leaveBody(late.body)))
  }
  const upgradeTo = async (outgoing: OutgoingRequest, hook: UpgradeHandler): Promise<Response | Upgraded> => {
    const exchange = begin(outgoing)
    const reply = await exchange.reply(ask(() => hook(exchange.request)), leave)
    if (!isUpgrade(reply)) return exchange.finish(reply)
    exchange.end()
    return connect(reply)
  }
  const close = (): Promise<void> => {
    for (const exchange of open) exchange.abort(new DOMException('the transport is closed', 'AbortError'))
    return Promise.resolve()
  }
  return { send, upgrade: (outgoing) => (upgrade ? upgradeTo(outgoing, upgrade) : send(outgoing)), close }
}

function connect(upgrade: Upgrade): Upgraded {
  const [ours, theirs] = duplexPair()
  try {
    upgrade.accept(theirs)
  } catch {
    theirs.destroy()
  }
  return { status: 101, headers: upgrade.headers, stream: ours }
}

/** An upgrade accepted after its client gave up gets a connection that is already closed. */
function leave(reply: Response | Upgrade): void {
  if (isUpgrade(reply)) connect(reply).stream.destroy()
  else leaveBody(reply.body)
}
