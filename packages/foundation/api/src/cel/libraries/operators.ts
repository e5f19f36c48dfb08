import { lines } from './lines.js'

/** Numbers compare with each other, everything else with its like. */
const comparable = [
  'bool, bool', 'int, int', 'int, double', 'int, uint', 'uint, uint', 'uint, double', 'uint, int', 'double, double',
  'double, int', 'double, uint', 'string, string', 'bytes, bytes', 'timestamp, timestamp', 'duration, duration',
]

const comparisons = ['<', '<=', '>', '>='].flatMap((sign) => comparable.map((args) => `_${sign}_(${args}) -> bool`))

/** In the order in which cel-go tries them: of what fits several the first decides what is learnt. */
export const operators: readonly string[] = [
  ...comparisons,
  ...lines(`
    !_(bool) -> bool
    -_(double) -> double
    -_(int) -> int
    @in(A, list(A)) -> bool
    @in(A, map(A, B)) -> bool
    @not_strictly_false(bool) -> bool
    _!=_(A, A) -> bool
    _%_(int, int) -> int
    _%_(uint, uint) -> uint
    _&&_(bool, bool) -> bool
    _*_(double, double) -> double
    _*_(int, int) -> int
    _*_(uint, uint) -> uint
    _+_(bytes, bytes) -> bytes
    _+_(double, double) -> double
    _+_(duration, duration) -> duration
    _+_(duration, timestamp) -> timestamp
    _+_(timestamp, duration) -> timestamp
    _+_(int, int) -> int
    _+_(list(A), list(A)) -> list(A)
    _+_(string, string) -> string
    _+_(uint, uint) -> uint
    _-_(double, double) -> double
    _-_(duration, duration) -> duration
    _-_(int, int) -> int
    _-_(timestamp, duration) -> timestamp
    _-_(timestamp, timestamp) -> duration
    _-_(uint, uint) -> uint
    _/_(double, double) -> double
    _/_(int, int) -> int
    _/_(uint, uint) -> uint
    _==_(A, A) -> bool
    _?_:_(bool, A, A) -> A
    _[_](list(A), int) -> A
    _[_](map(A, B), A) -> B
    _||_(bool, bool) -> bool
    cel.@mapInsert(map(K, V), K, V) -> map(K, V)
    cel.@mapInsert(map(K, V), map(K, V)) -> map(K, V)
  `),
]
