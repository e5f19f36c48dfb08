import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirectory } from '../data/data-directory.js'
import { layoutOf } from '../data/layout.js'
import { startChild } from '../supervision/child.js'

export interface DetachOptions {
  program: string
  /** Of `up`, without --detach. */
  args: readonly string[]
  dataDir: string
  onStep(step: string): void
}

/** Starts the supervisor as a process that outlives this one; resolves when its cluster is ready. */
export function detach(options: DetachOptions): Promise<void> {
  const { program, args, dataDir } = options
  const { logs } = layoutOf(dataDirectory(dataDir))
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  const logFile = join(logs, 'up.log')
  return new Promise((resolve, reject) => {
    const child = startChild({
      name: 'up',
      program,
      args,
      logFile,
      onWord: (word) => {
        if ('step' in word) return options.onStep(word.step)
        if ('failed' in word) return reject(new Error(word.failed))
        child.release()
        resolve()
      },
      onExit: (how) => reject(new Error(`orrery up ended: ${how}; see ${logFile}`)),
    })
  })
}
