import type { Clock } from '@orrery/kit'
import { readBody, type Transport } from '@orrery/transport'

/** Resolves when /readyz says ok; asks every 10 ms at first, more seldom as time passes. */
export async function waitForServer(transport: Transport, clock: Clock, signal?: AbortSignal): Promise<void> {
  for (let pause = 10; ; pause = Math.min(1000, pause * 1.2)) {
    if (await isReady(transport)) return
    await clock.sleep(pause, signal)
  }
}

async function isReady(transport: Transport): Promise<boolean> {
  try {
    const reply = await transport.send({ method: 'GET', target: '/readyz' })
    await readBody(reply.body, 1 << 20)
    return reply.status === 200
  } catch {
    return false
  }
}
