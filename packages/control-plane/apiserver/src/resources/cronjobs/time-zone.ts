const canonical = new Set(Intl.supportedValuesOf('timeZone'))
const anyCase = new Set([...canonical].map((name) => name.toLowerCase()))

/** Names of files in the database of time zones, which older names than the canonical ones may have too. */
const fileName = /^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/

function exists(name: string): boolean {
  if (canonical.has(name)) return true
  if (anyCase.has(name.toLowerCase()) || !fileName.test(name)) return false
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What Go's time.LoadLocation says of a name; undefined for a time zone. */
export function timeZoneError(name: string): string | undefined {
  if (name === '' || name === 'UTC' || name === 'Local') return undefined
  if (name.includes('..') || name.startsWith('/') || name.startsWith('\\')) return 'time: invalid location name'
  return exists(name) ? undefined : `unknown time zone ${name}`
}
