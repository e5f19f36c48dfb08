import type { FactType } from './facts.js'

export interface Facts {
  minor: string
  /** Go path by alias. */
  packages: Record<string, string>
  named: Record<string, string>
  types: Record<string, FactType>
}

export function readFacts(text: string): Facts {
  return JSON.parse(text) as Facts
}

/** The name with its alias: names without one belong to `alias`. */
export function qualified(name: string, alias: string): string {
  return name.includes('.') || !/^[A-Z]/.test(name) ? name : `${alias}.${name}`
}
