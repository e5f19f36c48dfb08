/** What is wrong with an expression, and where: an offset in UTF-16 units, or `nowhere`. */
export interface Complaint {
  offset: number
  text: string
}

/** Of what concerns the expression as a whole; upstream prints it as line -1, column 0. */
export const nowhere = -1
/** Of what stands at no token; upstream prints it as line 1, column 0. */
export const noToken = -2

const longestSnippet = 16_384
const mostComplaints = 100
const encoder = new TextEncoder()

interface Place {
  line: number
  column: number
  lineText: string | undefined
}

function place(source: string, offset: number): Place {
  if (offset === nowhere) return { line: -1, column: -1, lineText: undefined }
  if (source === '') return { line: 1, column: -1, lineText: undefined }
  const before = source.slice(0, Math.max(offset, 0))
  const start = before.lastIndexOf('\n') + 1
  const end = source.indexOf('\n', start)
  const lineText = source.slice(start, end < 0 ? undefined : end)
  return { line: before.split('\n').length, column: offset === noToken ? -1 : Array.from(before.slice(start)).length, lineText }
}

/** A dot under each character before the place, wide ones under what takes more than one byte. */
function pointer(text: string, column: number): string {
  const characters = Array.from(text)
  const wide = (index: number): boolean => encoder.encode(characters[index] ?? '').length > 1
  const dots = Array.from({ length: Math.max(0, Math.min(column, characters.length)) }, (_, index) => (wide(index) ? '\uff0e' : '.'))
  return dots.join('') + (wide(Math.max(column, 0)) ? '\uff3e' : '^')
}

function describe({ line, column, lineText }: Place, text: string): string {
  const head = `ERROR: <input>:${line}:${column + 1}: ${text}`
  if (lineText === undefined || encoder.encode(lineText).length > longestSnippet) return head
  const snippet = lineText.replaceAll('\t', ' ')
  return `${head}\n | ${snippet}\n | ${pointer(snippet, column)}`
}

/** cel-go's Errors.ToDisplayString: in the order of the source, at most a hundred. */
export function describeComplaints(source: string, complaints: readonly Complaint[]): string {
  const kept = complaints.slice(0, mostComplaints).map((one) => ({ ...one, at: place(source, one.offset) }))
  kept.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
  const lines = kept.map(({ at, text }) => describe(at, text))
  const more = complaints.length - mostComplaints
  return [...lines, ...(more > 0 ? [`${more} more errors were truncated`] : [])].join('\n')
}
