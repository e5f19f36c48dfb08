import type { Clock, Logger, Startable } from '@orrery/kit'
import { restartDelay, stableMs } from './back-off.js'
import { startChild, type Child, type ChildOptions, type Word } from './child.js'

export interface Supervised {
  name: string
  args: readonly string[]
  logFile: string
  /** How long it may take to end when asked to. */
  graceMs: number
}

export interface SupervisorOptions {
  program: string
  clock: Clock
  logger: Logger
  onStep(name: string, step: string): void
  start?: (options: ChildOptions) => Child
}

/**
 * Keeps one process running. `start` resolves when the process first says it is ready and rejects when it ends or
 * says it failed before that; later deaths are answered by starting it again.
 */
export function supervise(what: Supervised, options: SupervisorOptions): Startable {
  const { clock } = options
  const launch = options.start ?? startChild
  let child: Child | undefined
  let stopping = false
  let failures = 0
  let settle: { ready(): void; failed(error: Error): void } | undefined

  const onWord = (word: Word): void => {
    if ('step' in word) options.onStep(what.name, word.step)
    else if ('ready' in word) settle?.ready()
    else settle?.failed(new Error(word.failed))
  }
  const run = (): void => {
    const since = clock.monotonic()
    const onExit = (how: string, expected: boolean): void => {
      if (expected || stopping) return
      if (settle) return settle.failed(new Error(`${what.name} ended: ${how}; see ${what.logFile}`))
      failures = clock.monotonic() - since >= stableMs ? 0 : failures
      const delay = restartDelay(failures++)
      options.onStep(what.name, `${what.name} ended (${how}); starting it again`)
      clock.after(delay, () => !stopping && run())
    }
    child = launch({ ...what, program: options.program, onWord, onExit })
  }
  return {
    start: () =>
      new Promise<void>((resolve, reject) => {
        settle = {
          ready: () => ((settle = undefined), resolve()),
          failed: (error) => ((settle = undefined), reject(error)),
        }
        run()
      }),
    async stop() {
      stopping = true
      await child?.stop(clock, what.graceMs)
    },
  }
}
