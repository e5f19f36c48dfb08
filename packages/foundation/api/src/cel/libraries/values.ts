import { lines } from './lines.js'

const dateParts = ['getDate', 'getDayOfMonth', 'getDayOfWeek', 'getDayOfYear', 'getFullYear', 'getMonth']
const timeParts = ['getHours', 'getMilliseconds', 'getMinutes', 'getSeconds']

const ofTimestamps = [...dateParts, ...timeParts].flatMap((name) => [
  `timestamp ${name}() -> int`,
  `timestamp ${name}(string) -> int`,
])

/** From what each type can be made. */
const conversions: Readonly<Record<string, string>> = {
  bool: 'bool string',
  bytes: 'bytes string',
  double: 'double int string uint',
  duration: 'duration int string',
  int: 'int double duration string timestamp uint',
  string: 'string bool bytes double duration int timestamp uint',
  timestamp: 'timestamp int string',
  uint: 'uint double int string',
}

export const values: readonly string[] = [
  ...Object.entries(conversions).flatMap(([to, from]) => from.split(' ').map((type) => `${to}(${type}) -> ${to}`)),
  ...ofTimestamps,
  ...timeParts.map((name) => `duration ${name}() -> int`),
  ...lines(`
    dyn(A) -> dyn
    type(A) -> type(A)
  `),
]
