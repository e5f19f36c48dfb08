import type { Parameter } from './parameters.js'
import type { GroupVersionKind } from './type-schema.js'

export interface OperationParts {
  readonly id: string
  readonly tag: string
  readonly description: string
  /** Upstream's name for what is done: get, list, post, put, patch, delete, deletecollection, connect. */
  readonly action: string
  readonly gvk: GroupVersionKind
  readonly parameters?: readonly Parameter[]
  /** A reference to the body's schema, and the media types it may be in. */
  readonly body?: { readonly schema: object; readonly types: readonly string[]; readonly required: boolean }
  /** The reply's schema; without one the reply is whatever the other side says. */
  readonly reply?: object
  /** Besides 200. */
  readonly statuses?: readonly (keyof typeof meanings)[]
  readonly streams?: boolean
  /** The reply may also be plain text. */
  readonly text?: boolean
}

/** As far as it is read here. */
export interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly [field: string]: unknown
}

const meanings = { 201: 'Created', 202: 'Accepted' } as const

const replyTypes = ['application/json', 'application/yaml']
const streamTypes = ['application/json;stream=watch']
const textTypes = ['text/plain']

/** An operation as upstream's documents have it. */
export function operation(parts: OperationParts): Operation {
  const { body, reply, parameters, streams, text } = parts
  const types = [...replyTypes, ...(streams ? streamTypes : []), ...(text ? textTypes : [])]
  const content = reply === undefined ? { '*/*': { schema: { type: 'string' } } } : contentOf(types, reply)
  const extra = (parts.statuses ?? []).map((code) => [code, { description: meanings[code], content }])
  const requestBody = body && { content: contentOf(body.types, body.schema), ...(body.required ? { required: true } : {}) }
  return {
    description: parts.description,
    operationId: parts.id,
    tags: [parts.tag],
    ...(parameters === undefined ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: { 200: { description: 'OK', content }, ...Object.fromEntries(extra), 401: { description: 'Unauthorized' } },
    'x-kubernetes-action': parts.action,
    'x-kubernetes-group-version-kind': parts.gvk,
  }
}

function contentOf(types: readonly string[], schema: object): object {
  return Object.fromEntries(types.map((type) => [type, { schema }]))
}
