import { badRequest, field, invalid, resources, type ApiObject } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { ResourceExchange, User } from '../request/exchange.js'
import { objectForm } from '../request/object-reply.js'
import { transformed } from '../request/transforms.js'
import { valueReply } from '../request/value-reply.js'
import type { Services } from '../services.js'
import { wireForm } from '../storage/wire-form.js'
import type { Subresource } from '../subresources/contract.js'
import { readBodyOfType } from '../subresources/read-body.js'
import { checkToken } from '../tokens/check-token.js'

/** A kind that is a question: it is posted, answered in its status, and not kept. */
interface Review {
  resource: { group: string; plural: string }
  /** Throws 400 and 422 for what is no question. */
  answer: (user: User, spec: Record<string, unknown>, services: Services) => object
}

/** Whoever gets this far may do everything: the server authenticates and does not authorise. */
const allowed: Review['answer'] = (_, { resourceAttributes, nonResourceAttributes }) => {
  if ((resourceAttributes === undefined) !== (nonResourceAttributes === undefined)) return { allowed: true }
  const why = 'exactly one of nonResourceAttributes or resourceAttributes must be specified'
  const shown = resourceAttributes === undefined ? 'null' : resourceAttributes
  throw invalid({ group: 'authorization.k8s.io', kind: '' }, '', [field.invalid('spec.resourceAttributes', shown, why)])
}

function userInfo({ name, uid, groups, extra }: User): object {
  return { username: name, groups: [...groups], ...(uid && { uid }), ...(extra && { extra }) }
}

function reviewToken(services: Services, token: string, audiences: readonly string[]): object {
  const verdict = checkToken(services, token, audiences)
  if ('refused' in verdict) return { user: {}, ...(verdict.refused !== undefined && { error: verdict.refused }) }
  return { authenticated: true, user: userInfo(verdict.user), audiences: [...verdict.audiences] }
}

const everything = { verbs: ['*'], apiGroups: ['*'], resources: ['*'] }

const { authenticationv1, authorizationv1 } = resources

const reviews: readonly Review[] = [
  { resource: authorizationv1.selfsubjectaccessreviews, answer: allowed },
  { resource: authorizationv1.subjectaccessreviews, answer: allowed },
  { resource: authorizationv1.localsubjectaccessreviews, answer: allowed },
  {
    resource: authorizationv1.selfsubjectrulesreviews,
    answer: () => ({
      resourceRules: [everything],
      nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
      incomplete: false,
    }),
  },
  {
    resource: authenticationv1.selfsubjectreviews,
    answer: (user) => ({ userInfo: userInfo(user) }),
  },
  {
    resource: authenticationv1.tokenreviews,
    answer: (_, { token, audiences }, services) => {
      if (typeof token !== 'string' || token === '') throw badRequest('token is required for TokenReview in authentication')
      return reviewToken(services, token, Array.isArray(audiences) ? audiences.map(String) : [])
    },
  },
]

function subresourceOf({ resource, answer }: Review): Subresource {
  const create = async (exchange: ResourceExchange): Promise<Response> => {
    const { served } = exchange.target
    const form = objectForm(exchange)
    const question = await readBodyOfType<ApiObject & { spec?: Record<string, unknown> }>(exchange, served.kind.type)
    const answered = wireForm(served.kind.type, { ...question, status: answer(exchange.user, question.spec ?? {}, exchange.services) })
    const { kind } = served.kind.ref
    const shown = { kind, apiVersion: served.apiVersion, metadata: question.metadata, ...answered }
    return valueReply(exchange, 201, form, transformed(exchange, {}, form, shown))
  }
  return { resource, name: '', verbs: { create } }
}

/** Questions about who one is and what one may do. */
export const reviewHandlers: readonly Subresource[] = reviews.map(subresourceOf)
