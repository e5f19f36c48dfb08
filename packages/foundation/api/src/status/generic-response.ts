import { quote } from '../fields/quote.js'
import { failure, type ApiError } from './api-error.js'
import { groupResourceText, type GroupResource } from './object-failures.js'
import type { StatusReason } from './status.js'

/** By HTTP status: upstream's reason and words; no words: the server's own are kept. */
const known: Readonly<Record<number, readonly [StatusReason, string]>> = {
  400: ['BadRequest', 'the server rejected our request for an unknown reason'],
  401: ['Unauthorized', 'the server has asked for the client to provide credentials'],
  403: ['Forbidden', ''],
  404: ['NotFound', 'the server could not find the requested resource'],
  405: ['MethodNotAllowed', 'the server does not allow this method on the requested resource'],
  406: ['NotAcceptable', ''],
  409: ['Conflict', 'the server reported a conflict'],
  415: ['UnsupportedMediaType', ''],
  422: ['Invalid', 'the server rejected our request due to an error in our request'],
  429: ['TooManyRequests', 'the server has received too many requests and has asked us to try again later'],
  503: ['ServiceUnavailable', 'the server is currently unable to handle the request'],
  504: ['Timeout', 'the server was unable to return a response in the time allotted, but may still be processing the request'],
}

export interface GenericResponse {
  code: number
  /** HTTP method. */
  verb?: string
  resource?: GroupResource
  name?: string
  /** What the server said, when it was no Status. */
  serverMessage?: string
  retryAfterSeconds?: number
  /** The reply had no form this client knows. */
  unexpected?: boolean
}

function wordsOf(response: GenericResponse): readonly [StatusReason, string] {
  const { code, serverMessage = '' } = response
  const entry = known[code]
  if (entry) {
    const [reason, words] = entry
    const exists = code === 409 && response.verb === 'POST'
    const unknown = code === 406 && (serverMessage === '' || serverMessage === 'unknown')
    if (unknown) return [reason, 'the server was unable to respond with a content type that the client supports']
    return [exists ? 'AlreadyExists' : reason, words || serverMessage]
  }
  if (code < 500) return ['', `the server responded with the status code ${code} but did not return more information`]
  return ['InternalError', `an error on the server (${quote(serverMessage)}) has prevented the request from succeeding`]
}

/** A failure told by its HTTP status alone. */
export function genericResponse(response: GenericResponse): ApiError {
  const { code, resource, name = '', verb = '' } = response
  const [reason, words] = wordsOf(response)
  const what = resource ? groupResourceText(resource) : ''
  const where = what === '' ? '' : ` (${[verb.toLowerCase(), what, name].filter((part) => part !== '').join(' ')})`
  const cause = { reason: 'UnexpectedServerResponse', message: response.serverMessage ?? '' }
  const details = {
    name,
    group: resource?.group ?? '',
    kind: resource?.plural ?? '',
    causes: response.unexpected ? [cause] : [],
    retryAfterSeconds: response.retryAfterSeconds ?? 0,
  }
  return failure({ code, reason, message: words + where, details })
}

/** No such path. */
export function genericNotFound(): ApiError {
  return genericResponse({ code: 404 })
}

/** The path knows other methods. */
export function genericMethodNotAllowed(): ApiError {
  return genericResponse({ code: 405 })
}
