export { microTimestamp, timestamp, type Clock, type Timer } from './clock.js'
export { systemClock } from './system-clock.js'
export { VirtualClock } from './virtual-clock.js'
export { seededRandom, systemRandom, type Random } from './random.js'
export { silentLogger, type Logger } from './logger.js'
export { createLogger, type LoggerOptions } from './pino-logger.js'
export { startInOrder, type Startable } from './startable.js'
export {
  duration,
  integer,
  oneOf,
  readFlags,
  text,
  toggle,
  type Flag,
  type FlagSources,
  type Flags,
  type FlagValues,
} from './flags.js'
