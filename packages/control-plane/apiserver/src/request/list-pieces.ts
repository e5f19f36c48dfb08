import { nextTurn } from '@orrery/kit'
import type { Body } from '@orrery/transport'

/** A document that ends in one long list: its other fields, the list's name, and what makes an element. */
export interface LongDocument {
  head: object
  list: string
  count: number
  element: (index: number) => unknown
  /** How many stored bytes an element is made of. */
  weight: (index: number) => number
  /** The text of an element that another thread makes; undefined for those that are made here. */
  later?: (index: number) => Promise<string> | undefined
}

/** How a document is written: what comes before the list, between elements, and after. */
export interface Layout {
  type: string
  start(document: LongDocument): string
  element(value: unknown): string
  between: string
  end(document: LongDocument): string
}

/** Elements between turns are of so many bytes or so many, so that a piece takes a few milliseconds. */
const pieceBytes = 32 * 1024
const pieceElements = 50

async function* inTurns(document: LongDocument, layout: Layout): AsyncGenerator<Uint8Array> {
  let text = layout.start(document)
  for (let index = 0, since = 0, weight = 0; index < document.count; index++) {
    if (index > 0) text += layout.between
    const later = document.later?.(index)
    text += later ? await later : layout.element(document.element(index))
    weight += document.weight(index)
    if (++since < pieceElements && weight < pieceBytes) continue
    yield Buffer.from(text)
    await nextTurn()
    text = ''
    since = 0
    weight = 0
  }
  yield Buffer.from(text + layout.end(document))
}

function isShort({ count, weight }: LongDocument): boolean {
  if (count > pieceElements) return false
  let bytes = 0
  for (let index = 0; index < count; index++) bytes += weight(index)
  return bytes < pieceBytes
}

/** Whole where it is small; else in pieces, between which other requests have their turn. */
export function longBody(document: LongDocument, layout: Layout): Body {
  if (!isShort(document)) return inTurns(document, layout)
  let text = layout.start(document)
  for (let index = 0; index < document.count; index++) {
    text += (index === 0 ? '' : layout.between) + layout.element(document.element(index))
  }
  return Buffer.from(text + layout.end(document))
}
