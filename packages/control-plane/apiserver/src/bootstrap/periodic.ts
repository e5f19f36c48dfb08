import type { Clock, Logger, Startable, Timer } from '@orrery/kit'

export interface PeriodicTask {
  name: string
  everyMs: number
  run: () => Promise<void>
}

/** Runs a task again and again, each time so long after the last was done. What it throws is logged. */
export function periodic({ name, everyMs, run }: PeriodicTask, clock: Clock, logger: Logger): Startable {
  let timer: Timer | undefined
  let running: Promise<void> | undefined
  let stopped = true
  const arm = (): void => {
    if (!stopped) timer = clock.after(everyMs, turn)
  }
  const turn = (): void => {
    running = run()
      .catch((error: unknown) => logger.warn({ err: error, task: name }, 'task failed'))
      .then(arm)
  }
  return {
    start: () => {
      if (stopped) {
        stopped = false
        arm()
      }
      return Promise.resolve()
    },
    stop: async () => {
      stopped = true
      timer?.cancel()
      await running
    },
  }
}
