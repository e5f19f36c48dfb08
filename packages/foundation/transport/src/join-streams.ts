import type { Duplex } from 'node:stream'

/** What was written goes out before the stream does, unless what wrote it broke off. */
function follow(ended: Duplex, other: Duplex): void {
  if (other.destroyed) return
  if (!ended.readableEnded || other.writableFinished) other.destroy()
  else other.once('finish', () => other.destroy())
}

/**
 * Makes two connections one: what comes in here goes out there, each end's end is the other's, and none outlives the
 * other. Few listeners: on a connection stand those of its server, of TLS and of HTTP already.
 */
export function joinStreams(one: Duplex, other: Duplex): void {
  for (const [from, to] of [[one, other], [other, one]] as const) {
    from.on('error', () => to.destroy())
    from.once('close', () => follow(from, to))
    from.pipe(to)
  }
}
