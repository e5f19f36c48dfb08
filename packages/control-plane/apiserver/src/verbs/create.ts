import { genericMethodNotAllowed } from '@orrery/api'
import type { ResourceHandler } from '../request/exchange.js'
import { objectForm, objectReply } from '../request/object-reply.js'
import { readObject } from '../request/read-object.js'
import { bodyBytes, bodyType } from '../request/read-value.js'
import { writeOptions } from '../request/write-options.js'
import { createObject } from '../writes/create-object.js'
import { writeContext } from './write-context.js'

/** POST to a collection. Kinds that are only ever created are questions, and kept nowhere. */
export const create: ResourceHandler = async (exchange) => {
  const { served, namespace } = exchange.target
  if (served.kind.verbs.length === 1) throw genericMethodNotAllowed()
  const form = objectForm(exchange)
  const type = bodyType(exchange)
  const bytes = await bodyBytes(exchange)
  const options = writeOptions(exchange.query, 'CreateOptions')
  const given = readObject(exchange, served, type, bytes, options.fieldValidation)
  const object = served.conversion ? served.conversion.toStored(given) : given
  const item = await createObject(exchange.services, served, namespace, object, writeContext(exchange, options))
  return objectReply(exchange, 201, form, item)
}
