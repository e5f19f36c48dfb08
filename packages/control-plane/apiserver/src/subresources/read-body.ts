import { apiVersionOf, badRequest, plainError, type ApiObject } from '@orrery/api'
import type { Expected } from '../request/check-kind.js'
import type { ResourceExchange } from '../request/exchange.js'
import { readObject } from '../request/read-object.js'
import { bodyBytes, bodyType } from '../request/read-value.js'
import { writeOptions, type WriteOptions } from '../request/write-options.js'

/** Versions gone by in which clients may still say it. */
const alike: Readonly<Record<string, readonly string[]>> = { 'policyv1.Eviction': ['policy/v1beta1'] }

/** What the target takes as its body: as the schema has its subresource, or the resource itself. */
export function expectedBy({ target: { served, subresource } }: ResourceExchange): Expected {
  if (subresource === '') return served
  const taken = served.kind.subresources.find(({ name }) => name === subresource)
  if (!taken) throw plainError(`${served.kind.ref.plural} has no ${subresource}`)
  const { kind, type } = taken
  const { group = served.kind.ref.group, version = served.kind.ref.version } = taken
  return { kind: { ref: { group, version, kind }, type }, apiVersion: apiVersionOf({ group, version }), alike: alike[type] ?? [] }
}

/** What is created below an object is created in its namespace. Throws 403 and 404. */
async function admit({ services, target, user }: ResourceExchange, { dryRun }: WriteOptions): Promise<void> {
  const { served, namespace, name, subresource } = target
  await services.admission.mutate({ operation: 'CREATE', served, namespace, name, subresource, dryRun, user }, services)
}

export interface SentBody<T> extends WriteOptions {
  object: T
}

/** What a subresource takes as its body, with the request's options (of `kind`). Throws 400, 413, 415 and 422. */
export async function readSent<T extends ApiObject>(
  exchange: ResourceExchange,
  kind: 'CreateOptions' | 'UpdateOptions' = 'CreateOptions',
): Promise<SentBody<T>> {
  const media = bodyType(exchange)
  const bytes = await bodyBytes(exchange)
  const options = writeOptions(exchange.query, kind)
  const object = readObject(exchange, expectedBy(exchange), media, bytes, options.fieldValidation)
  const { namespace } = object.metadata
  if (namespace && namespace !== exchange.target.namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
  if (kind === 'CreateOptions') await admit(exchange, options)
  return { ...options, object: object as T }
}
