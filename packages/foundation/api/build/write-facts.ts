import type { Facts } from './read-facts.js'

/** The facts as source text: one line a type, which the schema parses when the type is first asked for. */
export function factsModule(facts: Facts): string {
  const lines = Object.entries(facts.types).map(([name, fields]) => `${name} ${JSON.stringify(fields)}`)
  return [
    '// Made by build/generate.ts.',
    `export const minor = ${JSON.stringify(facts.minor)}`,
    `export const packages: Readonly<Record<string, string>> = ${JSON.stringify(facts.packages)}`,
    `export const named: Readonly<Record<string, string>> = ${JSON.stringify(facts.named)}`,
    `export const types = ${JSON.stringify(lines.join('\n'))}`,
    '',
  ].join('\n')
}
