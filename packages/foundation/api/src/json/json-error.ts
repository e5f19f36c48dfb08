import { quote } from '../fields/quote.js'

/** The text is no JSON, or says what no value can hold. The message is that of upstream's decoder. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
}

/** A character as upstream's decoder names it: by its first byte, in single quotes. */
export function quoteCharacter(character: string): string {
  if (character === "'") return "'\\''"
  if (character === '"') return "'\"'"
  const first = Buffer.from(character)[0] ?? 0
  return `'${quote(String.fromCharCode(first)).slice(1, -1)}'`
}
