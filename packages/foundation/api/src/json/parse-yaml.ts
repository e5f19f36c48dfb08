import { isCollection, isScalar, parseAllDocuments, visit, type Document, type ParsedNode, type ScalarTag, type Tags } from 'yaml'
import { setOwn, type JsonValue } from '../compare/json-value.js'
import { maxDepth } from './json-reader.js'
import type { ParsedJson } from './parse-json.js'
import { repeatedKeyTexts, YamlParseError, yamlParseError } from './yaml-error.js'

/** Aliases may blow a text up to so many values; beyond, it is an attack. */
const maxValues = 1_000_000

/** A double as upstream reads it: YAML 1.1 asks for a point, upstream does not. */
const double: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/,
  resolve: Number,
}

/** YAML 1.1 as upstream reads it: no sexagesimal numbers, times stay strings. */
const foreignTags = new Set(['intTime', 'floatTime', 'timestamp', 'omap', 'pairs', 'set', 'binary'])

function tagsOf(tags: Tags): Tags {
  const kept = tags.filter((tag) => {
    if (typeof tag === 'string') return !foreignTags.has(tag)
    const name = tag.tag.replace('tag:yaml.org,2002:', '')
    const sexagesimal = 'format' in tag && tag.format === 'TIME'
    return !foreignTags.has(name) && !sexagesimal
  })
  return [...kept, double]
}

/** Plain JSON values of what the parser made, its integers numbers where a double holds them. */
class Converter {
  #left = maxValues

  convert(value: unknown, depth = 0): JsonValue {
    if (--this.#left < 0) throw new YamlParseError('document contains excessive aliasing')
    if (depth > maxDepth) throw new YamlParseError('exceeded max depth')
    if (Array.isArray(value)) return value.map((item) => this.convert(item, depth + 1))
    if (typeof value === 'object' && value !== null) return this.#map(value, depth)
    if (typeof value === 'bigint') return this.#integer(value)
    if (typeof value === 'number') return this.#double(value)
    return typeof value === 'string' || typeof value === 'boolean' ? value : null
  }

  #map(value: object, depth: number): JsonValue {
    const map: Record<string, JsonValue> = {}
    for (const [key, item] of Object.entries(value)) setOwn(map, key, this.convert(item, depth + 1))
    return map
  }

  #integer(value: bigint): number | bigint {
    const near = Number(value)
    return Number.isSafeInteger(near) || BigInt.asIntN(64, value) !== value ? near : value
  }

  #double(value: number): number {
    if (Number.isFinite(value)) return value
    const name = Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'
    throw new YamlParseError(`json: unsupported value: ${name}`)
  }
}

/** Where keys come again in their map. The parser's own check compares each with all before it. Throws for keys that are no scalars. */
function repeatedKeys(document: Document<ParsedNode>): number[] {
  const repeated: number[] = []
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (isCollection(key)) throw new YamlParseError('invalid map key')
        if (!isScalar(key) || typeof key.value === 'symbol') continue
        if (seen.has(key.value)) repeated.push(key.range?.[0] ?? 0)
        seen.add(key.value)
      }
    },
  })
  return repeated.toSorted((a, b) => a - b)
}

/** Aliases and merges resolved. */
function plainValue(document: Document<ParsedNode>): unknown {
  try {
    return document.toJS({ maxAliasCount: 1000 })
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const anchor = /set before the alias\): (.*)$/.exec(message)?.[1]
    if (anchor !== undefined) throw new YamlParseError(`unknown anchor '${anchor}' referenced`)
    if (message.startsWith('Merge')) throw new YamlParseError('map merge requires map or sequence of maps as the value')
    if (error instanceof ReferenceError) throw new YamlParseError('document contains excessive aliasing')
    throw error
  }
}

function valueOf(document: Document<ParsedNode>, text: string): ParsedJson {
  const [wrong] = document.errors
  if (wrong) throw yamlParseError(wrong, text)
  const repeated = repeatedKeyTexts(repeatedKeys(document), text)
  const duplicates = repeated.length === 0 ? [] : [`yaml: unmarshal errors:\n${repeated.join('\n')}`]
  return { value: new Converter().convert(plainValue(document)), duplicates }
}

function documentsOf(text: string): Document<ParsedNode>[] {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    merge: true,
    intAsBigInt: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    customTags: tagsOf,
  })
  return Array.isArray(documents) ? [...documents] : []
}

/** The first document, null where there is none. Throws YamlParseError. */
export function parseYaml(text: string): ParsedJson {
  const [first] = documentsOf(text)
  return first ? valueOf(first, text) : { value: null, duplicates: [] }
}

/** Every document that is not empty: a manifest. Throws YamlParseError. */
export function parseYamlDocuments(text: string): JsonValue[] {
  return documentsOf(text)
    .map((document) => valueOf(document, text).value)
    .filter((value) => value !== null)
}
