import type { Descriptions } from './read-models.js'

/**
 * Where the lines of a description end: the client's texts have lost their newlines. Written as a list of
 * `word:lines` or `word:lines+indent`: before that word, counted from 0, come so many newlines and spaces.
 */
export type Layout = string

/** By type name and then by field, `` for the type itself. */
export type Layouts = Record<string, Record<string, Layout>>

interface Words {
  words: string[]
  /** The white space before each word. */
  gaps: string[]
}

function split(text: string): Words {
  const parts = [...text.matchAll(/(\s*)(\S+)/g)]
  return { words: parts.map(([, , word = '']) => word), gaps: parts.map(([, gap = '']) => gap) }
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const differ = a.findIndex((word, at) => word !== b[at])
  return differ < 0 ? a.length : differ
}

/** What of the full text's layout applies to the flat one: where their first or their last words are the same. */
export function layoutOf(flat: string, full: string): Layout {
  const short = split(flat).words
  const { words, gaps } = split(full)
  const same = commonLength(short, words)
  const after = short.length - commonLength(short.toReversed(), words.toReversed())
  return short
    .flatMap((_, at) => {
      const gap = at < same ? gaps[at] : at > after ? gaps[at + words.length - short.length] : undefined
      const lines = gap?.split('\n') ?? []
      const indent = lines.at(-1)?.length ?? 0
      return lines.length < 2 ? [] : [`${at}:${lines.length - 1}${indent > 0 ? `+${indent}` : ''}`]
    })
    .join(' ')
}

export function layOut(text: string, layout: Layout): string {
  const { words, gaps } = split(text)
  for (const [, at = '', lines = '', indent = '0'] of layout.matchAll(/(\d+):(\d+)(?:\+(\d+))?/g)) {
    gaps[Number(at)] = '\n'.repeat(Number(lines)) + ' '.repeat(Number(indent))
  }
  return words.map((word, at) => `${gaps[at] ?? ''}${word}`).join('')
}

/** Every description as upstream lays it out. */
export function layOutAll(texts: Descriptions, layouts: Layouts): Descriptions {
  const each = <V>(of: Record<string, V>, change: (value: V, key: string) => V): Record<string, V> =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [key, change(value, key)]))
  return each(texts, (fields, type) => each(fields, (text, field) => layOut(text, layouts[type]?.[field] ?? '')))
}
