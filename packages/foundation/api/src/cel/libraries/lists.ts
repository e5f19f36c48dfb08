import { lines } from './lines.js'

const ordered = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes']

export const lists: readonly string[] = [
  ...ordered.map((type) => `list(${type}) isSorted() -> bool`),
  ...ordered.flatMap((type) => [`list(${type}) max() -> ${type}`, `list(${type}) min() -> ${type}`]),
  ...['int', 'uint', 'double', 'duration'].map((type) => `list(${type}) sum() -> ${type}`),
  ...lines(`
    list(A) indexOf(A) -> int
    list(A) lastIndexOf(A) -> int
    sets.contains(list(T), list(T)) -> bool
    sets.equivalent(list(T), list(T)) -> bool
    sets.intersects(list(T), list(T)) -> bool
  `),
]

/** New in 1.34: only what was stored before may use it. */
export const newLists: readonly string[] = [
  ...ordered.flatMap((type) => [
    `list(T) @sortByAssociatedKeys(list(${type})) -> list(T)`,
    `list(${type}) sort() -> list(${type})`,
  ]),
  ...lines(`
    list(T) distinct() -> list(T)
    list(list(T)) flatten() -> list(T)
    list(dyn) flatten(int) -> list(dyn)
    lists.range(int) -> list(int)
    list(T) reverse() -> list(T)
    list(T) slice(int, int) -> list(T)
  `),
]
