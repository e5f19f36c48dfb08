import type { Json } from './exchange.js'

const stringOrLongInteger = /"(?:[^"\\]|\\.)*"|-?\b\d{16,}\b(?![.eE])/g

/** JSON whose integers beyond 2^53 become texts, so that a lost digit shows. */
export function parseJson(text: string): Json {
  return JSON.parse(
    text.replaceAll(stringOrLongInteger, (token) => (token.startsWith('"') ? token : `"<integer> ${token}"`)),
  ) as Json
}
