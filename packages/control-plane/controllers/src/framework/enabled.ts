/**
 * Whether `--controllers` asks for this one, as upstream reads it: a name or `-name` decides; else `*`, unless the
 * controller is off by default.
 */
export function isEnabled(name: string, wanted: readonly string[], onByDefault = true): boolean {
  if (wanted.includes(name)) return true
  if (wanted.includes(`-${name}`)) return false
  return onByDefault && wanted.includes('*')
}
