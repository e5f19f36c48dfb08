import { execFile, spawn } from 'node:child_process'
import type { Duplex } from 'node:stream'
import { promisify } from 'node:util'
import { ChildStream } from './child-stream.js'

const run = promisify(execFile)

/** Runs programs where the engine's network is. */
export interface HostCommands {
  run(program: string, args: readonly string[]): Promise<string>
  /** A program's standard input and output as one stream. */
  pipe(program: string, args: readonly string[]): Duplex
}

/** `namespace` is a path below /run/netns, or undefined for this process's own. */
export function hostCommands(namespace: string | undefined): HostCommands {
  const prefix = namespace === undefined ? [] : ['nsenter', `--net=${namespace}`]
  const words = (program: string, args: readonly string[]): [string, string[]] => {
    const [first = program, ...rest] = [...prefix, program, ...args]
    return [first, rest]
  }
  return {
    async run(program, args) {
      const { stdout } = await run(...words(program, args))
      return stdout
    },
    pipe(program, args) {
      return new ChildStream(spawn(...words(program, args), { stdio: ['pipe', 'pipe', 'ignore'] }))
    },
  }
}
