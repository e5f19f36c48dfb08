/** One setting of a command: how its text is read and what it is when nobody sets it. */
export interface Flag<T> {
  readonly default: T
  readonly description: string
  /** What stands for the value in the help; absent for switches. */
  readonly placeholder?: string
  /** Throws an Error that says what is wrong with the text. */
  parse(text: string): T
  /** A text that is read as the value. */
  write(value: T): string
}

export type Flags = Readonly<Record<string, Flag<unknown>>>
export type FlagValues<F extends Flags> = { readonly [K in keyof F]: F[K] extends Flag<infer T> ? T : never }

/** Where settings come from, the first that has one wins. Names as in the flags table. */
export interface FlagSources {
  arguments: Readonly<Record<string, string | undefined>>
  /** `ORRERY_INSECURE_PORT` sets `insecure-port`. */
  environment: Readonly<Record<string, string | undefined>>
  file: Readonly<Record<string, unknown>>
}

export function text(initial: string, description: string, placeholder = 'TEXT'): Flag<string> {
  return { default: initial, description, placeholder, parse: (value) => value, write: String }
}

export function toggle(initial: boolean, description: string): Flag<boolean> {
  const parse = (value: string): boolean => {
    if (value === 'true' || value === '') return true
    if (value === 'false') return false
    throw new Error(`"${value}" is not true or false`)
  }
  return { default: initial, description, parse, write: String }
}

export function integer(initial: number, description: string, range = { from: 0, to: 65_535 }): Flag<number> {
  const parse = (value: string): number => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
    if (number >= range.from && number <= range.to) return number
    throw new Error(`"${value}" is not a whole number from ${range.from} to ${range.to}`)
  }
  return { default: initial, description, placeholder: 'N', parse, write: String }
}

export function oneOf<const V extends string>(values: readonly V[], initial: V, description: string): Flag<V> {
  const parse = (value: string): V => {
    const found = values.find((candidate) => candidate === value)
    if (found !== undefined) return found
    throw new Error(`"${value}" is none of ${values.join(', ')}`)
  }
  return { default: initial, description, placeholder: values.join('|'), parse, write: String }
}

const unit: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Milliseconds as Go writes a duration: `1h0m0s`, `10s`, `500ms`. */
function durationText(ms: number): string {
  if (ms < 1000) return `${ms}ms`
  const minutes = Math.floor(ms / 60_000)
  const seconds = `${(ms % 60_000) / 1000}s`
  if (minutes === 0) return seconds
  return minutes < 60 ? `${minutes}m${seconds}` : `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`
}

/** Milliseconds, to the nanosecond, written as Go's durations: `10s`, `1m30s`, `500ms`. */
export function duration(initial: number, description: string): Flag<number> {
  const parse = (value: string): number => {
    const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)]
    const whole = parts.map(([part]) => part).join('')
    if (whole === '' || whole !== value) throw new Error(`"${value}" is not a duration such as 10s or 1m30s`)
    const sum = parts.reduce((ms, [, count = '0', name = 's']) => ms + Number(count) * (unit[name] ?? 0), 0)
    return Math.round(sum * 1e6) / 1e6
  }
  return { default: initial, description, placeholder: 'DURATION', parse, write: durationText }
}

const environmentName = (name: string): string => `ORRERY_${name.replaceAll('-', '_').toUpperCase()}`

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The settings of a command. Throws an Error naming the flag whose text cannot be read, or that nobody knows. */
export function readFlags<F extends Flags>(flags: F, sources: FlagSources): FlagValues<F> {
  const unknown = Object.keys(sources.file).find((name) => !Object.hasOwn(flags, name))
  if (unknown !== undefined) throw new Error(`unknown setting "${unknown}" in the configuration file`)
  const read = ([name, flag]: [string, Flag<unknown>]): [string, unknown] => {
    const given =
      sources.arguments[name] ?? sources.environment[environmentName(name)] ?? textOf(sources.file[name])
    if (given === undefined) return [name, flag.default]
    try {
      return [name, flag.parse(given)]
    } catch (error) {
      throw new Error(`--${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
  return Object.fromEntries(Object.entries(flags).map(read)) as FlagValues<F>
}

/** The arguments that set all of them to these values. */
export function writeFlags<F extends Flags>(flags: F, values: FlagValues<F>): string[] {
  return Object.entries(flags).map(([name, flag]) => `--${name}=${flag.write(values[name])}`)
}
