/** Upstream's limits, in characters: of all texts, and of each where all are more. */
const mostTogether = 4096
const mostEach = 256

/** Upstream's form: code 299 and a quoted text. */
function header(text: string): string {
  // oxlint-disable-next-line no-control-regex -- what may not stand in a header is left out
  return `299 - "${text.replaceAll(/[\u0000-\u001f\u007f]/g, '').replaceAll(/(["\\])/g, '\\$1')}"`
}

/** The values of the Warning headers: each text once, and cut where they are too long together. */
export function warningHeaders(warnings: readonly string[]): string[] {
  const texts = [...new Set(warnings)].filter((text) => text !== '').map((text) => Array.from(text))
  const together = texts.reduce((sum, { length }) => sum + length, 0)
  if (together <= mostTogether) return texts.map((text) => header(text.join('')))
  const fits = firstBeyond(texts.map(({ length }) => length))
  const headers: string[] = []
  let written = 0
  for (const [index, text] of texts.entries()) {
    // What came before the limit was passed is told again, cut; after, only while there is room.
    if (index > fits && written >= mostTogether) break
    const cut = text.slice(0, mostEach)
    written += cut.length
    headers.push(header(cut.join('')))
  }
  return headers
}

/** The first text with which the limit is passed. */
function firstBeyond(lengths: readonly number[]): number {
  let sum = 0
  return lengths.findIndex((length) => (sum += length) > mostTogether)
}
