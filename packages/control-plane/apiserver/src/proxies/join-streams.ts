import type { Duplex } from 'node:stream'

/** Makes two connections one: what comes in here goes out there, each end's end is the other's, and none outlives the other. */
export function joined(one: Duplex, other: Duplex): void {
  for (const [from, to] of [[one, other], [other, one]] as const) {
    from.on('error', () => to.destroy())
    from.once('close', () => to.destroy())
    from.pipe(to)
  }
}
