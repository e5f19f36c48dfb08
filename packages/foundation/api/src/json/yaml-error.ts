import { LineCounter, type YAMLError } from 'yaml'

/** The text is no YAML. The message is, as nearly as another parser can tell, that of upstream's: `yaml: line 2: ...`. */
export class YamlParseError extends Error {
  override readonly name = 'YamlParseError'

  constructor(problem: string) {
    super(`yaml: ${problem}`)
  }
}

/**
 * Upstream's words by our parser's code. Its scanner counts lines from 1 and leaves the first out; its parser counts
 * from 0, and the end of the text is on a line of its own.
 */
const scanner: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'mapping values are not allowed in this context',
  TAB_AS_INDENT: 'found character that cannot start any token',
  BAD_SCALAR_START: 'found character that cannot start any token',
  MULTILINE_IMPLICIT_KEY: "could not find expected ':'",
  BAD_DQ_ESCAPE: 'found unknown escape character',
  BAD_ALIAS: 'did not find expected alphabetic or numeric character',
}

function flowProblem(error: YAMLError, text: string): string | undefined {
  const close = error.message.startsWith('Flow sequence') ? ']' : error.message.startsWith('Flow map') ? '}' : ''
  if (close === '') return undefined
  const before = text.slice(0, error.pos[0] + 1).trimEnd().at(-1) ?? ''
  return '[{,:'.includes(before) ? 'did not find expected node content' : `did not find expected ',' or '${close}'`
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter()
  for (const match of text.matchAll(/^/gm)) lines.addNewLine(match.index)
  return lines
}

/** YAML's own limit of a key that comes before its colon. */
const longestKey = 1024

/** Upstream's message for the first error that our parser found in the text. */
export function yamlParseError(error: YAMLError, text: string): YamlParseError {
  const { line } = linesOf(text).linePos(error.pos[0])
  const scanned = error.message.includes('closing') ? 'found unexpected end of stream' : scanner[error.code]
  if (scanned !== undefined) return new YamlParseError(line > 1 ? `line ${line}: ${scanned}` : scanned)
  const problem = flowProblem(error, text) ?? 'did not find expected key'
  const atEnd = text.slice(error.pos[0] + 1).trim() === ''
  const row = atEnd ? line : line - 1
  return new YamlParseError(row > 0 ? `line ${row}: ${problem}` : problem)
}

/** Keys at these places are repeated, which only strict decoding minds. */
export function repeatedKeyTexts(places: readonly number[], text: string): string[] {
  if (places.length === 0) return []
  const lines = linesOf(text)
  return places.map((place) => {
    const key = /^[^:\n]*/.exec(text.slice(place, place + longestKey))?.[0]?.trim() ?? ''
    return `  line ${lines.linePos(place).line}: key "${key.replace(/^(["'])(.*)\1$/, '$2')}" already set in map`
  })
}
