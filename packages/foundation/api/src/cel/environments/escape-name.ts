import { reservedWords } from '../check/reserved-words.js'

const signs: Readonly<Record<string, string>> = { __: 'underscores', '.': 'dot', '-': 'dash', '/': 'slash' }

/** How an expression writes the name of a property; nothing where it cannot. */
export function escapeName(name: string): string | undefined {
  if (!/^[A-Za-z_./-][\w./-]*$/.test(name)) return undefined
  if (reservedWords.has(name)) return `__${name}__`
  return name.replace(/__|[./-]/g, (sign) => `__${signs[sign] ?? ''}__`)
}
