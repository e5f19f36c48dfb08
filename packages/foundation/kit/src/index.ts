export { microTimestamp, timestamp, type Clock, type Timer } from './clock.js'
export { systemClock } from './system-clock.js'
export { VirtualClock } from './virtual-clock.js'
export { randomFrom, seededRandom, systemRandom, type Random } from './random.js'
export { silentLogger, type Logger } from './logger.js'
export { createLogger, type LoggerOptions } from './pino-logger.js'
export { getOrMake } from './get-or-make.js'
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
  writeFlags,
  type Flag,
  type FlagSources,
  type Flags,
  type FlagValues,
} from './flags.js'
export type { Ask } from './threads/question-line.js'
export { serveThread, type JobHandler, type JobValue } from './threads/serve-thread.js'
export { ThreadLost, type ThreadJob } from './threads/thread.js'
export { threadEntry, type ThreadEntry } from './threads/thread-entry.js'
export { JobTimeout, ThreadPool, ThreadsBusy, type ThreadPoolOptions } from './threads/thread-pool.js'
