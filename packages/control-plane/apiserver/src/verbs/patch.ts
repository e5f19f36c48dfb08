import type { ApiObject } from '@orrery/api'
import type { ResourceExchange, ResourceHandler } from '../request/exchange.js'
import { objectForm, objectReply } from '../request/object-reply.js'
import { readPatch, type Patch } from '../request/read-patch.js'
import { writeOptions, type WriteOptions } from '../request/write-options.js'
import { updateObject } from '../writes/update-object.js'
import { patchedObject } from './patched-object.js'
import { checkPlace } from './update.js'
import { writeContext } from './write-context.js'

function nextState(exchange: ResourceExchange, patch: Patch, options: WriteOptions, current: ApiObject): ApiObject {
  const { served } = exchange.target
  const seen = served.conversion ? served.conversion.fromStored(current) : current
  const object = patchedObject(exchange, served, patch, seen, options.fieldValidation)
  checkPlace(exchange, object)
  return served.conversion ? served.conversion.toStored(object) : object
}

/** PATCH of an object or of its status, retried until nobody wrote in between. */
export const patch: ResourceHandler = async (exchange) => {
  const { served } = exchange.target
  const form = objectForm(exchange)
  const options = writeOptions(exchange.query, 'PatchOptions')
  const given = await readPatch(exchange, served.kind.type, options.fieldValidation)
  const warned = exchange.warnings.length
  const change = (current: ApiObject): ApiObject => {
    exchange.warnings.length = warned
    return nextState(exchange, given, options, current)
  }
  const item = await updateObject(exchange.services, exchange.target, change, writeContext(exchange, options))
  return objectReply(exchange, 200, form, item)
}
