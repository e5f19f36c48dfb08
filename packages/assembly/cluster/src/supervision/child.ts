import { fork, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { Clock } from '@orrery/kit'

/** What a child tells its supervisor over the channel between them. */
export type Word = { step: string } | { ready: true } | { failed: string }

export interface ChildOptions {
  name: string
  /** The file of the command line. */
  program: string
  args: readonly string[]
  /** Where standard output and error go; added to. */
  logFile: string
  /** Each word as it comes. */
  onWord(word: Word): void
  /** Once; `expected` when `stop` was called before. */
  onExit(how: string, expected: boolean): void
}

export interface Child {
  readonly pid: number | undefined
  /** Asks it to end, and after `graceMs` ends it. Resolves when it is gone. */
  stop(clock: Clock, graceMs: number): Promise<void>
  /** Lets it go on when this process ends; it is told by the word `released`. */
  release(): void
}

function isWord(value: unknown): value is Word {
  return typeof value === 'object' && value !== null && ('step' in value || 'ready' in value || 'failed' in value)
}

/** Starts one process of the cluster. It ends itself when this process vanishes: the channel between them closes. */
export function startChild(options: ChildOptions): Child {
  const log = openSync(options.logFile, 'a', 0o600)
  const child: ChildProcess = fork(options.program, [...options.args], {
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  })
  closeSync(log)
  let expected = false
  let over = false
  const gone = new Promise<void>((resolve) => {
    const end = (how: string): void => {
      if (over) return
      over = true
      options.onExit(how, expected)
      resolve()
    }
    child.on('exit', (code, signal) => end(signal === null ? `exit code ${code}` : `signal ${signal}`))
    child.on('error', (error) => end(error.message))
  })
  child.on('message', (message) => isWord(message) && options.onWord(message))
  return {
    pid: child.pid,
    release() {
      child.send('released')
      child.disconnect()
      child.unref()
    },
    async stop(clock, graceMs) {
      expected = true
      if (over) return gone
      child.kill('SIGTERM')
      const timer = clock.after(graceMs, () => child.kill('SIGKILL'))
      await gone
      timer.cancel()
    },
  }
}
