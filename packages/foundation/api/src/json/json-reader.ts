import { setOwn, type JsonObject, type JsonValue } from '../compare/json-value.js'
import { JsonError, quoteCharacter } from './json-error.js'
import { readNumber } from './json-number.js'
import { readString } from './json-string.js'

/** Lists and maps may be nested so deep. Upstream allows 10,000; no object comes near either. */
export const maxDepth = 1000

const literals: ReadonlyMap<string, readonly [string, JsonValue]> = new Map([
  ['t', ['true', true]],
  ['f', ['false', false]],
  ['n', ['null', null]],
])

/** Where a key stands, as in `spec.ports[0].name`, and whether its map had it before. */
export type KeyListener = (place: string, repeated: boolean) => void

/** Upstream stops counting there. */
const mostDuplicates = 100

/** Reads a JSON text as upstream's decoder does, with its messages, exact integers and repeated keys reported. */
export class JsonReader {
  readonly #text: string
  #at = 0
  #depth = 0
  /** Upstream's words for each key that a map has twice, once per place, at most 100. The last value of a key counts. */
  readonly duplicates = new Set<string>()
  readonly #onKey: KeyListener | undefined

  /** `onKey` hears of each key before its value is read. */
  constructor(text: string, onKey?: KeyListener) {
    this.#text = text
    this.#onKey = onKey
  }

  read(): JsonValue {
    const value = this.#value('')
    const rest = this.#skipSpace()
    if (rest !== '') throw this.#unexpected('after top-level value')
    return value
  }

  #skipSpace(): string {
    for (;;) {
      const character = this.#text.charAt(this.#at)
      if (character !== ' ' && character !== '\n' && character !== '\t' && character !== '\r') return character
      this.#at++
    }
  }

  #unexpected(context: string): JsonError {
    const code = this.#text.codePointAt(this.#at)
    if (code === undefined) return new JsonError('unexpected end of JSON input')
    return new JsonError(`invalid character ${quoteCharacter(String.fromCodePoint(code))} ${context}`)
  }

  #value(path: string): JsonValue {
    const character = this.#skipSpace()
    if (character === '{') return this.#nested(() => this.#map(path))
    if (character === '[') return this.#nested(() => this.#list(path))
    if (character === '"') return this.#string()
    if (character === '-' || (character >= '0' && character <= '9')) return this.#number()
    const literal = literals.get(character)
    if (literal) return this.#literal(...literal)
    throw this.#unexpected('looking for beginning of value')
  }

  #nested<T>(read: () => T): T {
    this.#at++
    if (++this.#depth > maxDepth) throw new JsonError('exceeded max depth')
    const value = read()
    this.#depth--
    return value
  }

  #map(path: string): JsonObject {
    const map: JsonObject = {}
    if (this.#skipSpace() === '}') {
      this.#at++
      return map
    }
    for (;;) {
      if (this.#skipSpace() !== '"') throw this.#unexpected('looking for beginning of object key string')
      const key = this.#string()
      const place = path === '' ? key : `${path}.${key}`
      const repeated = Object.hasOwn(map, key)
      if (repeated) this.#repeated(place)
      this.#onKey?.(place, repeated)
      if (this.#skipSpace() !== ':') throw this.#unexpected('after object key')
      this.#at++
      setOwn(map, key, this.#value(place))
      if (this.#ended('}', 'after object key:value pair')) return map
    }
  }

  #repeated(place: string): void {
    if (this.duplicates.size < mostDuplicates) this.duplicates.add(`duplicate field "${place}"`)
  }

  #list(path: string): JsonValue[] {
    const list: JsonValue[] = []
    if (this.#skipSpace() === ']') {
      this.#at++
      return list
    }
    for (;;) {
      list.push(this.#value(`${path}[${list.length}]`))
      if (this.#ended(']', 'after array element')) return list
    }
  }

  /** Past a comma, or past the end and true. */
  #ended(end: string, context: string): boolean {
    const character = this.#skipSpace()
    if (character !== end && character !== ',') throw this.#unexpected(context)
    this.#at++
    return character === end
  }

  #string(): string {
    const { value, end, wrong } = readString(this.#text, this.#at)
    this.#at = end
    if (wrong !== undefined) throw this.#unexpected(wrong)
    return value
  }

  #number(): number | bigint {
    const { value, end, wrong } = readNumber(this.#text, this.#at)
    this.#at = end
    if (wrong !== undefined) throw this.#unexpected(wrong)
    return value
  }

  #literal(word: string, value: JsonValue): JsonValue {
    for (let at = 1; at < word.length; at++) {
      this.#at++
      const expected = word.charAt(at)
      if (this.#text.charAt(this.#at) === expected) continue
      throw this.#unexpected(`in literal ${word} (expecting ${quoteCharacter(expected)})`)
    }
    this.#at++
    return value
  }
}
