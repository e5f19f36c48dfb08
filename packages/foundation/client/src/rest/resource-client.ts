import { apiVersionOf, type ApiObject, type ResourceRef } from '@orrery/api'
import type { DeleteOptions, ObjectList, PatchType, ResourceClient } from '../api-client.js'
import type { Call, Exchange } from './exchange.js'
import { queryString, resourcePath, type Query } from './resource-path.js'
import { watchEvents } from './watch-events.js'

const patchTypes: Readonly<Record<PatchType, string>> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
}

interface Options {
  name?: string | undefined
  subresource?: string | undefined
  query?: Query
  signal?: AbortSignal | undefined
  headers?: Call['headers']
}

function deleteBody(options: DeleteOptions | undefined): unknown {
  return options && { apiVersion: 'v1', kind: 'DeleteOptions', ...options }
}

/** The verbs of one resource over an exchange. */
export function resourceClient<T extends ApiObject>(
  exchange: Exchange,
  resource: ResourceRef<T>,
  namespace: string | undefined,
): ResourceClient<T> {
  const call = (method: string, options: Options, body?: unknown): Call => ({
    method,
    target: resourcePath(resource, namespace, options.name, options.subresource) + queryString(options.query ?? {}),
    resource,
    body,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.headers ? { headers: options.headers } : {}),
  })
  const send = async <R = T>(method: string, options: Options, body?: unknown): Promise<R> =>
    (await exchange.json(call(method, options, body))) as R
  return {
    get: (name) => send('GET', { name }),
    list: async ({ signal, ...query } = {}) => withTypes(resource, await send('GET', { query, signal })),
    watch: ({ signal, ...query } = {}) =>
      watchEvents<T>(exchange, call('GET', { query: { ...query, watch: true }, signal })),
    create: (object) => send('POST', {}, object),
    update: (object) => send('PUT', { name: object.metadata.name }, object),
    updateStatus: (object) => send('PUT', { name: object.metadata.name, subresource: 'status' }, object),
    patch: (name, type, patch, subresource) =>
      send('PATCH', { name, subresource, headers: { 'content-type': patchTypes[type] } }, patch),
    delete: (name, options) => send('DELETE', { name }, deleteBody(options)),
    deleteCollection: async ({ signal, ...query } = {}, options) => {
      await send('DELETE', { query, signal }, deleteBody(options))
    },
    createSubresource: (name, subresource, body) => send('POST', { name, subresource }, body),
    updateSubresource: (name, subresource, body) => send('PUT', { name, subresource }, body),
  }
}

/** Items of typed lists carry no kind; whoever keeps them one by one wants it. */
function withTypes<T extends ApiObject>(
  resource: ResourceRef<T>,
  list: { metadata: ObjectList<T>['metadata']; items: T[] | null },
): ObjectList<T> {
  const types = { apiVersion: apiVersionOf(resource), kind: resource.kind }
  return { metadata: list.metadata, items: (list.items ?? []).map((item) => ({ ...types, ...item })) }
}
