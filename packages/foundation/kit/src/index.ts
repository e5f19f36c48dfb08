export { microTimestamp, timestamp, type Clock, type Timer } from './clock.js'
export { systemClock } from './system-clock.js'
export { VirtualClock } from './virtual-clock.js'
export { seededRandom, systemRandom, type Random } from './random.js'
export { silentLogger, type Logger } from './logger.js'
export { createLogger, type LoggerOptions } from './pino-logger.js'
export { nextTurn } from './next-turn.js'
export { counter, gauge, measured } from './metrics/counter.js'
export { exposition, expositionType } from './metrics/exposition.js'
export { histogram } from './metrics/histogram.js'
export type { Family, Labels, Metric, MetricType, Observer, Sample, Value } from './metrics/metric.js'
export { processMetrics } from './metrics/process-metrics.js'
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
