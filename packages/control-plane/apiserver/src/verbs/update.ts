import { badRequest, field, invalid, isNotFound, type ApiObject } from '@orrery/api'
import type { ResourceExchange, ResourceHandler } from '../request/exchange.js'
import { objectForm, objectReply } from '../request/object-reply.js'
import { readObject } from '../request/read-object.js'
import { bodyBytes, bodyType } from '../request/read-value.js'
import { writeOptions } from '../request/write-options.js'
import { storageConflict } from '../storage/storage-conflict.js'
import { dedupeOwners } from '../writes/dedupe-owners.js'
import { createObject } from '../writes/create-object.js'
import { updateObject } from '../writes/update-object.js'
import { writeContext } from './write-context.js'

/** Throws 400 where the object is not the one the path names; an object without namespace takes the path's. */
export function checkPlace({ target }: ResourceExchange, { metadata }: ApiObject): void {
  const { namespace, name, served } = target
  if (!served.kind.ref.namespaced) Reflect.deleteProperty(metadata, 'namespace')
  else if (metadata.namespace && metadata.namespace !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  } else metadata.namespace = namespace
  if (!metadata.name) {
    throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`)
  }
  if (metadata.name !== name) {
    throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`)
  }
}

/** Throws 422 where the kind wants to be told which state is replaced, and the client does not say. */
function checkConditional({ target }: ResourceExchange, { metadata }: ApiObject): void {
  const { served, name } = target
  if (!served.resource.strategy?.conditionalUpdate || (metadata.resourceVersion || '0') !== '0') return
  const { group, plural } = served.kind.ref
  const error = field.invalid('metadata.resourceVersion', 0, 'must be specified for an update')
  throw invalid({ group, kind: plural }, name, [error])
}

/** Throws 409 where the client means an object of the name that is gone. */
function checkUid({ target }: ResourceExchange, { metadata }: ApiObject, current: ApiObject | undefined, dryRun: boolean): void {
  const { uid } = metadata
  if (!uid || uid === current?.metadata.uid) return
  throw storageConflict(target, dryRun, `UID in precondition: ${uid}, UID in object meta: ${current?.metadata.uid ?? ''}`)
}

/** PUT of an object or of its status. Without a resourceVersion it replaces whatever stands there. */
export const update: ResourceHandler = async (exchange) => {
  const { served, namespace, subresource } = exchange.target
  const form = objectForm(exchange)
  const type = bodyType(exchange)
  const bytes = await bodyBytes(exchange)
  const options = writeOptions(exchange.query, 'UpdateOptions')
  const given = readObject(exchange, served, type, bytes, options.fieldValidation)
  checkPlace(exchange, given)
  const object = served.conversion ? served.conversion.toStored(given) : given
  const context = writeContext(exchange, options)
  dedupeOwners(object, context, false)
  try {
    const change = (current: ApiObject): ApiObject => {
      checkUid(exchange, object, current, options.dryRun)
      checkConditional(exchange, object)
      return structuredClone(object)
    }
    const item = await updateObject(exchange.services, exchange.target, change, context)
    return objectReply(exchange, 200, form, item)
  } catch (error) {
    const creates = served.resource.strategy?.createOnUpdate && subresource === ''
    if (!creates || !isNotFound(error)) throw error
    checkUid(exchange, object, undefined, options.dryRun)
    object.metadata.resourceVersion = ''
    const item = await createObject(exchange.services, served, namespace, object, context)
    return objectReply(exchange, 201, form, item)
  }
}
