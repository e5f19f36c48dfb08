const texts: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connect: connection refused',
  EHOSTUNREACH: 'connect: no route to host',
  ENETUNREACH: 'connect: network is unreachable',
  ECONNRESET: 'read: connection reset by peer',
  ETIMEDOUT: 'i/o timeout',
}

/** A failed connection in the words that upstream's users know: `dial tcp 10.0.0.1:80: connect: connection refused`. */
export function dialErrorText(host: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = texts[code]
  if (known !== undefined) return `dial tcp ${host}: ${known}`
  return error instanceof Error ? error.message : String(error)
}
