import { Quantity } from '../quantity/index.js'

/** A ResourceList with its amounts parsed. */
export type Amounts = ReadonlyMap<string, Quantity>

export const noAmounts: Amounts = new Map()

/** Throws QuantityError. */
export function parseAmounts(list: Readonly<Record<string, string>> = {}): Amounts {
  return new Map(Object.entries(list).map(([name, amount]) => [name, Quantity.parse(amount)]))
}

/** As a ResourceList, by name. */
export function formatAmounts(amounts: Amounts): Record<string, string> {
  return Object.fromEntries([...amounts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, amount]) => [name, amount.toString()]))
}

function combine(a: Amounts, b: Amounts, both: (a: Quantity, b: Quantity) => Quantity): Amounts {
  const result = new Map(a)
  for (const [name, amount] of b) {
    const standing = result.get(name)
    result.set(name, standing ? both(standing, amount) : amount)
  }
  return result
}

export function addAmounts(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, (one, other) => one.add(other))
}

/** The greater of the two, name by name. */
export function maxAmounts(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, (one, other) => (other.compare(one) > 0 ? other : one))
}

/** What `a` has more than `b`, name by name; nothing is below zero. */
export function excessAmounts(a: Amounts, b: Amounts): Amounts {
  return new Map(
    [...a].map(([name, amount]) => {
      const rest = amount.sub(b.get(name) ?? Quantity.zero)
      return [name, rest.sign > 0 ? rest : Quantity.zero]
    }),
  )
}

/** Only the amounts whose name and value fit. */
export function filterAmounts(amounts: Amounts, fits: (name: string, amount: Quantity) => boolean): Amounts {
  return new Map([...amounts].filter(([name, amount]) => fits(name, amount)))
}

/** Whether both have the same names with the same values, however they are written. */
export function equalAmounts(a: Amounts, b: Amounts): boolean {
  if (a.size !== b.size) return false
  return [...a].every(([name, amount]) => b.get(name)?.compare(amount) === 0)
}
