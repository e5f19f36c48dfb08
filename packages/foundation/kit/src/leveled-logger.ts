import type { Logger } from './logger.js'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

const ranks: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 }

/** Verbosity from which debugging is written, as upstream's components have it. */
const debugging = 4

/** What a logger and all its children share. */
export interface LogControls {
  /** What it was made to write. */
  readonly initial: LogLevel
  /** What is written now, and all above it. */
  lowest: LogLevel
  flush(): void
}

/** Hands on to `sink`, which writes all it gets, what is of the lowest level or above. */
export function leveledLogger(sink: Logger, controls: LogControls): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (fields: object, message: string): void => {
      if (ranks[level] >= ranks[controls.lowest]) sink[level](fields, message)
    }
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => leveledLogger(sink.child(fields), controls),
    setVerbosity: (verbosity) => {
      controls.lowest = verbosity >= debugging ? 'debug' : controls.initial
    },
    flush: () => controls.flush(),
  }
}
