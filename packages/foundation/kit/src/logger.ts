/** Structured logging: fields first, then a constant message. */
export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
  /** A logger that adds `fields` to every line. */
  child(fields: object): Logger
  /**
   * How much is written from now on, by this logger and all of the same origin, as klog counts: from 4 on debugging, too;
   * below, what it was made to write. Absent where nothing is written.
   */
  setVerbosity?(verbosity: number): void
  /** Writes out what waits. Throws where that cannot be. */
  flush?(): void
}

const nothing = (): void => {}

/** Discards everything. */
export const silentLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  child: () => silentLogger,
}
