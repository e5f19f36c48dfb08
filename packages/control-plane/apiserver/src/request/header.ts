import type { Headers } from '@orrery/transport'

/** A header's value; several are joined by commas. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'object' ? value.join(',') : value
}
