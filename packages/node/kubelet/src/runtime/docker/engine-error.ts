import { RuntimeError } from '../contract.js'

interface EngineFailure {
  statusCode?: number
  code?: string
  json?: { message?: string }
  message: string
}

function isFailure(error: unknown): error is EngineFailure {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string'
}

/** The engine's HTTP status; undefined for anything but its answer. */
export function engineStatus(error: unknown): number | undefined {
  return isFailure(error) ? error.statusCode : undefined
}

/** What the engine said in its own words, without the client library's decoration. */
export function engineError(error: unknown): RuntimeError {
  if (error instanceof RuntimeError) return error
  if (!isFailure(error)) return new RuntimeError('refused', String(error))
  const { statusCode, code, json, message } = error
  if (statusCode === undefined && code !== undefined) {
    return new RuntimeError('unavailable', `cannot connect to the Docker engine: ${message}`)
  }
  const text = json?.message ?? message.replace(/^\(HTTP code \d+\) [^-]*- /, '')
  return new RuntimeError(statusCode === 404 ? 'not-found' : 'refused', text.trim())
}

/** The engine's answer; what it refuses becomes a RuntimeError, except the statuses that mean it is done already. */
export async function ask<T>(work: Promise<T>, done: readonly number[] = []): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    const status = engineStatus(error)
    if (status !== undefined && done.includes(status)) return undefined
    throw engineError(error)
  }
}

/** The engine's answer, which must be one. */
export async function answer<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw engineError(error)
  }
}
