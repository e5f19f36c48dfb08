import { badRequest, notFound, plainError } from '@orrery/api'
import type { ResourceHandler } from '../request/exchange.js'
import { objectForm, objectReply } from '../request/object-reply.js'
import { boolParameter } from '../request/parameters.js'
import { objectKey } from '../storage/keys.js'
import { requireRevision } from './list-options.js'

/** GET of one object, from the live view. A resourceVersion asks for a state at least that new. */
export const get: ResourceHandler = async (exchange) => {
  const { served, namespace, name } = exchange.target
  const form = objectForm(exchange)
  if (exchange.query.has('export') && boolParameter(exchange.query, 'export')) {
    throw badRequest('the export parameter, deprecated since v1.14, is no longer supported')
  }
  const { view } = exchange.services
  requireRevision(exchange.query.get('resourceVersion') ?? '', view.revision, plainError)
  const item = view.resource(served.kind.storage).get(objectKey(served.kind.storage, namespace, name))
  if (!item) throw notFound(served.kind.ref, name)
  return objectReply(exchange, 200, form, item)
}
