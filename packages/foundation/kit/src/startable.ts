/**
 * The one lifecycle. `start` resolves when the thing serves its purpose; `stop` resolves when it holds
 * nothing any more (sockets, timers, processes). Both are idempotent; `stop` is safe before `start`.
 */
export interface Startable {
  start(): Promise<void>
  stop(): Promise<void>
}

/** Starts in order, stops in reverse; a failed start stops what had started and throws. */
export function startInOrder(parts: readonly Startable[]): Startable {
  const running: Startable[] = []
  const stop = async (): Promise<void> => {
    for (let part = running.pop(); part; part = running.pop()) await part.stop()
  }
  const start = async (): Promise<void> => {
    for (const part of parts.slice(running.length)) {
      try {
        await part.start()
      } catch (error) {
        await stop()
        throw error
      }
      running.push(part)
    }
  }
  return { start, stop }
}
