import { isObject } from '../compare/json-value.js'

function exactly(value: unknown): string | undefined {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map((item) => exactly(item) ?? 'null').join(',')}]`
  if (!isObject(value) || 'toJSON' in value) return JSON.stringify(value)
  const members: string[] = []
  for (const key of Object.keys(value)) {
    const member = exactly(value[key])
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${member}`)
  }
  return `{${members.join(',')}}`
}

/** JSON.stringify, but bigint is written as the integer it is. */
export function stringifyJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return exactly(value) ?? 'null'
  }
}
