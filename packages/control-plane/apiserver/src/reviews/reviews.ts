import { badRequest, resources, type ApiObject, type ResourceRef } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import type { Response } from '@orrery/transport'
import type { ResourceExchange } from '../request/exchange.js'
import { headerOf } from '../request/header.js'
import { negotiate } from '../request/negotiate.js'
import { readObject } from '../request/read-object.js'
import { bodyBytes, bodyType } from '../request/read-value.js'
import { transformed } from '../request/transforms.js'
import { valueReply } from '../request/value-reply.js'
import { writeOptions } from '../request/write-options.js'
import { wireForm } from '../storage/wire-form.js'
import type { Subresource } from '../subresources/contract.js'
import { allowing, allRules, whoAsks, whoseToken, type Answer } from './answers.js'
import { validateAccess, validateLocalAccess, validateSelfAccess } from './validate-access.js'

/** The question in a body: of the path's namespace, where it is asked of one. */
async function readQuestion(exchange: ResourceExchange): Promise<ApiObject> {
  const { served, namespace } = exchange.target
  const type = bodyType(exchange)
  const bytes = await bodyBytes(exchange)
  const { fieldValidation } = writeOptions(exchange.query, 'CreateOptions')
  const question = readObject(exchange, served, type, bytes, fieldValidation)
  const { metadata } = question
  if (served.kind.ref.namespaced && metadata.namespace && metadata.namespace !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
  if (served.kind.ref.namespaced) metadata.namespace = namespace
  else Reflect.deleteProperty(metadata, 'namespace')
  return question
}

/** The metadata of an answer, where it is not that of the question. */
type MetadataOf = (exchange: ResourceExchange) => Partial<ApiObject['metadata']>

/** Who one is, is answered as something new. */
const asNew: MetadataOf = ({ services }) => ({ creationTimestamp: timestamp(services.clock) })

/** A kind that is a question: it is posted, answered in its status, and not kept. */
function review<T extends ApiObject>(resource: ResourceRef<T>, answer: Answer<T>, asked?: MetadataOf): Subresource {
  const create = async (exchange: ResourceExchange): Promise<Response> => {
    const { served } = exchange.target
    // No kind of question has columns.
    const form = negotiate(headerOf(exchange.request.headers, 'accept'), ['PartialObjectMetadata', 'PartialObjectMetadataList'])
    const question = await readQuestion(exchange)
    const status = answer(question as T, exchange.user, exchange.services)
    const answered = wireForm(served.kind.type, { ...question, status })
    const metadata = (asked?.(exchange) ?? question.metadata) as ApiObject['metadata']
    const shown = { kind: served.kind.ref.kind, apiVersion: served.apiVersion, ...answered, metadata }
    return valueReply(exchange, 201, form, transformed(exchange, {}, form, shown))
  }
  return { resource, name: '', verbs: { create } }
}

const { authenticationv1, authorizationv1 } = resources

/** Questions about who one is and what one may do. */
export const reviewHandlers: readonly Subresource[] = [
  review(authorizationv1.selfsubjectaccessreviews, allowing(validateSelfAccess)),
  review(authorizationv1.subjectaccessreviews, allowing(validateAccess)),
  review(authorizationv1.localsubjectaccessreviews, allowing(validateLocalAccess)),
  review(authorizationv1.selfsubjectrulesreviews, allRules),
  review(authenticationv1.selfsubjectreviews, whoAsks, asNew),
  review(authenticationv1.tokenreviews, whoseToken),
]
