import { genericMethodNotAllowed, genericNotFound, notFound } from '@orrery/api'
import { isResourceExchange, type ResourceHandler, type Target } from '../request/exchange.js'
import { headerOf } from '../request/header.js'
import { objectKey } from '../storage/keys.js'
import { loadDescriptions } from '../table/describe-field.js'
import { verbs } from '../verbs/verbs.js'
import type { Subresource } from '../subresources/contract.js'
import type { Stage } from './stage.js'

/** A subresource that nobody here serves: that its object is not there is said first. */
const refuseOfPresent: ResourceHandler = async ({ target, services }) => {
  const { served, namespace, name } = target
  const { ref, storage } = served.kind
  if (!services.view.get(objectKey(storage, namespace, name))) throw notFound(ref, name)
  throw genericMethodNotAllowed()
}

function handlerOf({ served, subresource, verb }: Target, declared: readonly Subresource[]): ResourceHandler {
  const { ref, subresources } = served.kind
  const own = declared.find(
    ({ resource, name }) => name === subresource && resource.plural === ref.plural && resource.group === ref.group,
  )
  const handler = own?.verbs[verb] ?? own?.verbs.connect
  if (handler) return handler
  if (subresource === '') return verbs[verb]
  const known = subresources.find(({ name }) => name === subresource)
  if (!own && !known) throw genericNotFound()
  if (subresource === 'status' && known?.verbs.includes(verb)) return verbs[verb]
  if (known?.verbs.includes(verb)) return refuseOfPresent
  throw genericMethodNotAllowed()
}

/** The request's verb does the rest. */
export const runVerb: Stage = (exchange) => {
  if (!isResourceExchange(exchange)) throw genericNotFound()
  const { target, services, request } = exchange
  const handler = handlerOf(target, services.subresources)
  const accept = headerOf(request.headers, 'accept') ?? ''
  return accept.includes('as=Table') ? loadDescriptions().then(() => handler(exchange)) : handler(exchange)
}
