import type { Flags, FlagValues } from '@orrery/kit'

/** A command of the command line: its settings, and what it does with them. */
export interface CommandDefinition<F extends Flags> {
  name: string
  summary: string
  flags: F
  /** Resolves to the exit code. What it throws is printed in one line, with exit code 1. */
  run(values: FlagValues<F>): Promise<number>
}
