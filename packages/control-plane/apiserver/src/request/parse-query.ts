const malformed = /;|%(?![0-9a-fA-F]{2})/

/** As Go reads a query: pairs with a semicolon or a malformed escape are left out. */
export function parseQuery(text: string): URLSearchParams {
  if (text === '') return new URLSearchParams()
  if (!malformed.test(text)) return new URLSearchParams(text)
  const pairs = text.split('&').filter((pair) => !malformed.test(pair))
  return new URLSearchParams(pairs.join('&'))
}
