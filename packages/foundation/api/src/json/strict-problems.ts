import { JsonReader } from './json-reader.js'

/** Upstream stops counting there. */
const mostProblems = 100

/**
 * What is wrong with the keys of a valid JSON text as upstream's strict decoder tells it: unknown and repeated fields in
 * the order of the text, each once, and nothing of what is repeated within an unknown field. `unknown` is what decoding
 * found: `unknown field "spec.bogus"`.
 */
export function strictProblems(source: Uint8Array, unknown: readonly string[]): string[] {
  const names = new Set(unknown)
  const problems = new Set<string>()
  let passed: string | undefined
  const within = (place: string): boolean =>
    passed !== undefined && (place.startsWith(`${passed}.`) || place.startsWith(`${passed}[`))
  const onKey = (place: string, repeated: boolean): void => {
    if (within(place)) return
    const problem = `unknown field "${place}"`
    passed = names.has(problem) ? place : undefined
    if (passed !== undefined) problems.add(problem)
    else if (repeated) problems.add(`duplicate field "${place}"`)
  }
  new JsonReader(Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('utf8'), onKey).read()
  return [...problems].slice(0, mostProblems)
}
