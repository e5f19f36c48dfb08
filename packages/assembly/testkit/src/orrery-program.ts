import { fileURLToPath } from 'node:url'
import { runProgram, type Outcome, type ProgramOptions } from './run-program.js'

/** The built command line. */
export const orreryProgram = fileURLToPath(new URL('../../../surface/cli/bin/orrery.js', import.meta.url))

/** Runs `orrery` as a user would, through `prefix` where given (`nsenter --net=...`). */
export function orrery(args: readonly string[], options: ProgramOptions & { prefix?: readonly string[] } = {}): Promise<Outcome> {
  const [program = process.execPath, ...rest] = [...(options.prefix ?? []), process.execPath, orreryProgram, ...args]
  return runProgram(program, rest, options)
}
