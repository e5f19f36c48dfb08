import { leveledLogger, type LogLevel } from './leveled-logger.js'
import type { Logger } from './logger.js'

export interface LoggerOptions {
  level: LogLevel
  /** Added to each line, for example `{component: 'scheduler'}`. */
  base?: object
}

/** JSON lines on standard error. Loads pino on first use, since many commands never log. */
export async function createLogger(options: LoggerOptions): Promise<Logger> {
  const { pino } = await import('./pino.js')
  const target = pino.destination({ dest: 2, sync: true })
  const { level } = options
  const sink: Logger = pino(
    { level: 'debug', base: options.base ?? {}, timestamp: pino.stdTimeFunctions.isoTime },
    target,
  )
  return leveledLogger(sink, { initial: level, lowest: level, flush: () => target.flushSync() })
}
