import type { SendOptions } from '../testing/test-api.js'
import type { Good } from './good-objects.js'
import { withChanges, type Changes } from './with-changes.js'

export interface Request extends SendOptions {
  method: string
  target: string
}

export type Cause = readonly [reason: string, field: string, message: string]

/** What a Status says. In messages `<uid>`, `<revision>` and the like stand for what is another each time. */
export interface Refusal {
  code: number
  reason: string
  message: string
  causes: readonly Cause[]
}

/** A request that is refused, and what it is told. The store is the same afterwards. */
export interface BadInput {
  name: string
  /** Requests that must succeed first. */
  given?: readonly Request[]
  /** Whether the store has compacted its history up to now. */
  forgotten?: true
  request: Request
  answer: Refusal
}

export function refused(code: number, reason: string, message: string, ...causes: Cause[]): Refusal {
  return { code, reason, message, causes }
}

export function badRequest(message: string): Refusal {
  return refused(400, 'BadRequest', message)
}

/** Upstream's reason for each word that a field's error begins with. */
const reasons: Readonly<Record<string, string>> = {
  'Required value': 'FieldValueRequired',
  'Invalid value': 'FieldValueInvalid',
  'Duplicate value': 'FieldValueDuplicate',
  'Unsupported value': 'FieldValueNotSupported',
  'Not found': 'FieldValueNotFound',
  'Too long': 'FieldValueTooLong',
  'Too many': 'FieldValueTooMany',
  Forbidden: 'FieldValueForbidden',
  'Internal error': 'InternalError',
}

/** `field: Invalid value: ...` as a cause. */
function fieldError(text: string): Cause {
  const [, field = '', message = '', word = ''] = /^(.*?): ((Internal error|Forbidden|\w+ \w+)(?::.*)?)$/s.exec(text) ?? []
  const reason = reasons[word]
  if (reason === undefined) throw new Error(`no error of a field: ${text}`)
  return [reason, field, message]
}

/** 422, in the words that upstream makes of the errors of fields. */
export function invalid(what: string, ...errors: (string | Cause)[]): Refusal {
  const causes = errors.map((error) => (typeof error === 'string' ? fieldError(error) : error))
  const told = [...new Set(causes.map(([, field, message]) => `${field}: ${message}`))]
  const list = told.length === 1 ? told.join('') : `[${told.join(', ')}]`
  return refused(422, 'Invalid', `${what} is invalid: ${list}`, ...causes)
}

const types = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
}

export function get(target: string, headers: Record<string, string> = {}): Request {
  return { method: 'GET', target, headers }
}

/** A body that is a string goes as it is. */
export function post(target: string, body: unknown, type = 'application/json'): Request {
  return { method: 'POST', target, body, headers: { 'content-type': type } }
}

export function put(target: string, body: unknown, type = 'application/json'): Request {
  return { method: 'PUT', target, body, headers: { 'content-type': type } }
}

export function remove(target: string, body?: unknown): Request {
  return { method: 'DELETE', target, headers: { 'content-type': 'application/json' }, ...(body !== undefined && { body }) }
}

export function patch(type: keyof typeof types, target: string, body: unknown): Request {
  return { method: 'PATCH', target, body, headers: { 'content-type': types[type] } }
}

/** Where the object is, or a subresource of it. */
export function at(good: Good, subresource = ''): string {
  return `${good.path}/${good.name}${subresource === '' ? '' : `/${subresource}`}`
}

/** POST of a good object with something else in some places. */
export function creating(good: Good, changes: Changes = {}): Request {
  return post(good.path, withChanges(good.body, changes))
}

/** PUT of the same. */
export function updating(good: Good, changes: Changes, subresource = ''): Request {
  return put(at(good, subresource), withChanges(good.body, changes))
}
