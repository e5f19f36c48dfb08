import { additionalOf, type Schema } from './schema.js'

/** What a path leads to, or why it leads nowhere. */
export type Found = { path: string; schema: Schema } | { wrong: string }

const missing = 'does not refer to a valid field'
const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** Dots and brackets alone, quoted texts whole, and what is between. */
function tokensOf(path: string): readonly string[] {
  return path.match(/'(?:[^'\\]|\\[^])*(?:'|$)|[.[\]]|[^.[\]']+/g) ?? []
}

function unquote(token: string): string | undefined {
  if (token.length < 2 || !token.startsWith("'") || !token.endsWith("'")) return undefined
  return token.slice(1, -1).replace(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter)
}

function step(found: { path: string; schema: Schema }, name: string): Found {
  const { properties } = found.schema
  const inner = properties ? properties[name] : additionalOf(found.schema)
  if (!inner) return { wrong: missing }
  return { path: properties ? `${found.path}.${name}` : `${found.path}[${name}]`, schema: inner }
}

/** Upstream's ValidFieldPath: `.spec.labels['a']`. Paths that lead to the same are written alike. */
export function fieldPathOf(path: string, schema: Schema, brackets: boolean): Found {
  const tokens = [...tokensOf(path)]
  let found = { path: '', schema }
  while (tokens.length > 0) {
    const sign = tokens.shift() ?? ''
    if (sign !== '.' && sign !== '[') return { wrong: `expected [ or . but got: ${sign}` }
    if (sign === '[' && !brackets) return { wrong: 'array notation is not allowed' }
    const token = tokens.shift()
    if (token === undefined) return { wrong: 'unexpected end of JSON path' }
    const name = sign === '.' ? token : unquote(token)
    if (name === undefined) return { wrong: `expected single quoted string but got ${token}` }
    const next = step(found, name)
    if ('wrong' in next) return next
    found = next
    const close = sign === '[' ? tokens.shift() : ']'
    if (close !== ']') return { wrong: close === undefined ? 'unexpected end of JSON path' : `expected ] but got ${close}` }
  }
  return found
}
