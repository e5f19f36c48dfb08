import { ApiError, genericResponse, type ResourceRef, type Status } from '@orrery/api'
import type { Response } from '@orrery/transport'

/** What was asked, for the words of an error whose reply says nothing. */
export interface Asked {
  method: string
  resource?: ResourceRef
  name?: string
}

function isStatus(value: unknown): value is Status {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Status'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The server's Status, or one made up of the HTTP status where the reply is no Status. */
export function failureOf(response: Response, text: string, asked: Asked): ApiError {
  const status = parsed(text)
  if (isStatus(status)) return new ApiError({ ...status, code: status.code ?? response.status })
  const { method, resource, name } = asked
  return genericResponse({
    code: response.status,
    verb: method,
    serverMessage: text,
    unexpected: true,
    retryAfterSeconds: retryAfterSeconds(response) ?? 0,
    ...(resource ? { resource } : {}),
    ...(name === undefined ? {} : { name }),
  })
}

/** Seconds a refused client is asked to wait; undefined where the server does not ask. */
export function retryAfterSeconds(response: Response): number | undefined {
  const value = response.headers['retry-after']
  if (typeof value !== 'string' || !/^\d+$/.test(value)) return undefined
  return Number(value)
}
