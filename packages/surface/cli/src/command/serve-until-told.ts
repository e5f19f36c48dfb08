import type { Startable } from '@orrery/kit'

/** Tells the supervisor, where there is one, how the start goes. */
export function tellStep(step: string): void {
  if (process.connected) process.send?.({ step })
}

/** Resolves at SIGTERM, SIGINT or the end of the supervisor, unless that released this process; a second signal ends it. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    let times = 0
    let released = false
    const end = (): void => {
      if (++times > 1) process.exit(1)
      resolve()
    }
    process.on('SIGTERM', end)
    process.on('SIGINT', end)
    if (!process.send) return
    process.on('message', (word) => (released ||= word === 'released'))
    process.on('disconnect', () => released || end())
  })
}

/** Starts a component and keeps it until the process is told to end. Resolves to the exit code. */
export async function serveUntilTold(component: Startable, onReady?: () => void): Promise<number> {
  const told = untilTold()
  const starting = component.start()
  const first = await Promise.race([starting.then(() => 'started' as const), told.then(() => 'told' as const)])
  if (first === 'started') {
    if (process.connected) process.send?.({ ready: true })
    onReady?.()
    await told
  }
  await component.stop()
  await starting.catch(() => {})
  if (process.connected) process.disconnect()
  return 0
}
