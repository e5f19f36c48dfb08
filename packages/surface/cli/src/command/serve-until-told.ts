import type { Startable } from '@orrery/kit'

/** Tells the supervisor, where there is one, how the start goes. */
export function tellStep(step: string): void {
  process.send?.({ step })
}

/**
 * Starts a component and keeps it until SIGTERM, SIGINT or the end of its supervisor; a second signal ends the process
 * at once. Resolves to the exit code.
 */
export async function serveUntilTold(component: Startable): Promise<number> {
  const told = new Promise<void>((resolve) => {
    let times = 0
    const end = (): void => {
      if (++times > 1) process.exit(1)
      resolve()
    }
    process.on('SIGTERM', end)
    process.on('SIGINT', end)
    if (process.send) process.on('disconnect', end)
  })
  await component.start()
  process.send?.({ ready: true })
  await told
  await component.stop()
  if (process.connected) process.disconnect()
  return 0
}
