/** Any value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** What a server answered: `body` is a list of events for a watch and a text where it is not JSON. */
export interface Reply {
  status: number
  warnings: string[]
  body: Json
}

/** One recorded request, before its references are filled in, and what the real server answered to it. */
export interface Exchange {
  group: string
  id: string
  method: string
  path: string
  headers?: Record<string, string>
  body?: Json
  /** Seconds to wait after this step. */
  sleep?: number
  reply: Reply
}

/** The steps of one namespace, in order. */
export interface Group {
  name: string
  steps: Exchange[]
}

export type JsonObject = { [key: string]: Json }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
