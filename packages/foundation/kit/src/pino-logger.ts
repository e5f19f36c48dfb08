import type { Logger } from './logger.js'

export interface LoggerOptions {
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Added to each line, for example `{component: 'scheduler'}`. */
  base?: object
}

/** JSON lines on standard error. Loads pino on first use, since many commands never log. */
export async function createLogger(options: LoggerOptions): Promise<Logger> {
  const { pino } = await import('./pino.js')
  const target = pino.destination({ dest: 2, sync: true })
  const logger: Logger = pino(
    { level: options.level, base: options.base ?? {}, timestamp: pino.stdTimeFunctions.isoTime },
    target,
  )
  return logger
}
