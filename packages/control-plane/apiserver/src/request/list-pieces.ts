import { nextTurn } from '@orrery/kit'
import type { Body } from '@orrery/transport'

/** A document that ends in one long list: its other fields, the list's name, and what makes an element. */
export interface LongDocument {
  head: object
  list: string
  count: number
  element: (index: number) => unknown
}

/** How a document is written: what comes before the list, between elements, and after. */
export interface Layout {
  type: string
  start(document: LongDocument): string
  element(value: unknown): string
  between: string
  end(document: LongDocument): string
}

/** Elements between turns are so many bytes of text or so many, so that a piece takes a few milliseconds. */
const pieceLength = 32 * 1024
const pieceElements = 50

function* pieces(document: LongDocument, layout: Layout): Generator<string> {
  let text = layout.start(document)
  for (let index = 0, since = 0; index < document.count; index++) {
    text += (index === 0 ? '' : layout.between) + layout.element(document.element(index))
    if (++since < pieceElements && text.length < pieceLength) continue
    yield text
    text = ''
    since = 0
  }
  yield text + layout.end(document)
}

async function* inTurns(first: string, rest: Generator<string>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(first)
  for (const text of rest) {
    yield Buffer.from(text)
    await nextTurn()
  }
}

/** Whole where it is small; else in pieces, between which other requests have their turn. */
export function longBody(document: LongDocument, layout: Layout): Body {
  const all = pieces(document, layout)
  const first = all.next().value ?? ''
  const second = all.next()
  if (second.done) return Buffer.from(first)
  return inTurns(first, (function* () {
    yield second.value
    yield* all
  })())
}
