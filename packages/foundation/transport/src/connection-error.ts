/** The other side could not be reached, or the connection broke before the exchange was complete. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
  /** Of the system or the HTTP library: ECONNREFUSED, ECONNRESET, UND_ERR_SOCKET. Empty when there is none. */
  readonly code: string

  constructor(message: string, code: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

/** Wraps what a library threw; a ConnectionError stays what it is. */
export function connectionError(what: string, cause: unknown): ConnectionError {
  if (cause instanceof ConnectionError) return cause
  const message = cause instanceof Error && cause.message !== '' ? `${what}: ${cause.message}` : what
  return new ConnectionError(message, codeOf(cause), cause)
}
