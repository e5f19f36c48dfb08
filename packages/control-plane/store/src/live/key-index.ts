export interface Keyed {
  readonly key: string
}

/**
 * Values in ascending order of their keys' UTF-16 code units: an array of sorted chunks. Finding, adding and removing
 * cost a binary search and a move within one chunk; `rank` also adds up the chunks' lengths.
 */
export class KeyIndex<T extends Keyed> {
  #chunks: T[][] = []
  #size = 0
  readonly #chunkSize: number

  /** `chunkSize` is the most that one chunk holds. */
  constructor(chunkSize = 512) {
    this.#chunkSize = chunkSize
  }

  /** `values` must be in order, without duplicates. */
  static fromSorted<T extends Keyed>(values: readonly T[]): KeyIndex<T> {
    const index = new KeyIndex<T>()
    const step = index.#chunkSize / 2
    for (let at = 0; at < values.length; at += step) index.#chunks.push(values.slice(at, at + step))
    index.#size = values.length
    return index
  }

  get size(): number {
    return this.#size
  }

  get(key: string): T | undefined {
    const chunk = this.#chunks[this.#chunkFor(key)]
    const found = chunk?.[lowerBound(chunk, key)]
    return found?.key === key ? found : undefined
  }

  /** Adds or replaces; returns what it replaced. */
  set(value: T): T | undefined {
    const number = this.#chunkFor(value.key)
    const chunk = this.#chunks[number]
    if (!chunk) {
      this.#chunks.push([value])
      this.#size++
      return undefined
    }
    const at = lowerBound(chunk, value.key)
    const standing = chunk[at]
    if (standing?.key === value.key) {
      chunk[at] = value
      return standing
    }
    chunk.splice(at, 0, value)
    this.#size++
    if (chunk.length > this.#chunkSize) this.#chunks.splice(number + 1, 0, chunk.splice(this.#chunkSize / 2))
    return undefined
  }

  /** Returns what it removed. */
  delete(key: string): T | undefined {
    const number = this.#chunkFor(key)
    const chunk = this.#chunks[number]
    if (!chunk) return undefined
    const at = lowerBound(chunk, key)
    const standing = chunk[at]
    if (standing?.key !== key) return undefined
    chunk.splice(at, 1)
    this.#size--
    this.#mergeWithNext(number, chunk)
    return standing
  }

  /** How many keys are less than `key`. */
  rank(key: string): number {
    const number = this.#chunkFor(key)
    let before = 0
    for (let at = 0; at < number; at++) before += this.#chunks[at]?.length ?? 0
    const chunk = this.#chunks[number]
    return chunk ? before + lowerBound(chunk, key) : before
  }

  /** The values with keys not less than `key`, in order. The index must not change while this is read. */
  *from(key: string): Generator<T, void, undefined> {
    const first = this.#chunkFor(key)
    for (let number = first; number < this.#chunks.length; number++) {
      const chunk = this.#chunks[number] ?? []
      const start = number === first ? lowerBound(chunk, key) : 0
      for (let at = start; at < chunk.length; at++) {
        const value = chunk[at]
        if (value) yield value
      }
    }
  }

  /** All values in order, copied. */
  toArray(): T[] {
    return this.#chunks.flat()
  }

  /** The last chunk whose first key is not greater than `key`; the first one when there is none. */
  #chunkFor(key: string): number {
    let low = 0
    let high = this.#chunks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      const first = this.#chunks[middle]?.[0]
      if (first && first.key <= key) low = middle
      else high = middle - 1
    }
    return low
  }

  #mergeWithNext(number: number, chunk: T[]): void {
    if (chunk.length === 0) {
      this.#chunks.splice(number, 1)
      return
    }
    const next = this.#chunks[number + 1]
    if (!next || chunk.length + next.length > this.#chunkSize / 2) return
    this.#chunks.splice(number, 2, chunk.concat(next))
  }
}

function lowerBound(chunk: readonly Keyed[], key: string): number {
  let low = 0
  let high = chunk.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = chunk[middle]
    if (value && value.key < key) low = middle + 1
    else high = middle
  }
  return low
}
