import { failureStatus, type Failure, type Status } from './status.js'

/** A failed request, thrown by servers and clients alike. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: Status

  constructor(status: Status, options?: ErrorOptions) {
    super(status.message ?? `status ${status.code ?? 0}`, options)
    this.status = status
  }

  /** HTTP status. */
  get code(): number {
    return this.status.code ?? 500
  }

  get reason(): string {
    return this.status.reason ?? ''
  }
}

export function failure(parts: Failure): ApiError {
  return new ApiError(failureStatus(parts))
}

/** An error of any origin as a Status: what is no ApiError has its message, code 500 and no reason, as upstream. */
export function statusOf(error: unknown): Status {
  if (error instanceof ApiError) return error.status
  return failureStatus({ code: 500, message: error instanceof Error ? error.message : String(error) })
}
