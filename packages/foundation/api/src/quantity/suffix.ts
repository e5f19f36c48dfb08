/** How a quantity was written, and is written again: 12M, 12Mi or 12e6. */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent'

export interface Suffix {
  base: 2 | 10
  exponent: number
  format: QuantityFormat
}

/** By exponent of 1000, from nano to exa. */
export const decimalSuffixes: readonly string[] = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']

/** By exponent of 1024, from none to exbi. */
export const binarySuffixes: readonly string[] = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']

const known: ReadonlyMap<string, Suffix> = new Map([
  ...decimalSuffixes.map((text, at): [string, Suffix] => [text, { base: 10, exponent: at * 3 - 9, format: 'DecimalSI' }]),
  ...binarySuffixes
    .map((text, at): [string, Suffix] => [text, { base: 2, exponent: at * 10, format: 'BinarySI' }])
    .slice(1),
])

/** Undefined when it is none. */
export function interpretSuffix(text: string): Suffix | undefined {
  const entry = known.get(text)
  if (entry) return entry
  if (!/^[eE][-+]?[0-9]+$/.test(text)) return undefined
  const exponent = Number(text.slice(1))
  return Number.isSafeInteger(exponent) ? { base: 10, exponent, format: 'DecimalExponent' } : undefined
}
