import { isDNS1035Label, isDNS1123Label, isDNS1123Subdomain } from './name-rules.js'
import type { StringRule } from './string-rules.js'

/** What names of a kind must be. `prefix`: the name is a generateName, to which characters are added. */
export type NameRule = (name: string, prefix: boolean) => readonly string[]

/** A trailing dash of a prefix does no harm: it will not be the last character. */
function maskTrailingDash(name: string): string {
  return name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name
}

function nameRule(rule: StringRule): NameRule {
  return (name, prefix) => rule(prefix ? maskTrailingDash(name) : name)
}

export const nameIsDNSSubdomain: NameRule = nameRule(isDNS1123Subdomain)
export const nameIsDNSLabel: NameRule = nameRule(isDNS1123Label)
export const nameIsDNS1035Label: NameRule = nameRule(isDNS1035Label)

/** Names that may stand in a path, and nothing more is asked of them (RBAC's). */
export const nameIsPathSegment: NameRule = (name, prefix) => {
  if (!prefix && (name === '.' || name === '..')) return [`may not be '${name}'`]
  return ['/', '%'].filter((character) => name.includes(character)).map((character) => `may not contain '${character}'`)
}
