import { badRequest, invalid, type ApiObject, type authenticationv1, type authorizationv1 } from '@orrery/api'
import type { User } from '../request/exchange.js'
import type { Errors } from '../resources/validation/checks.js'
import type { Services } from '../services.js'
import { checkToken } from '../tokens/check-token.js'

/** The status of a question. Throws 400 and 422 for what is no question. */
export type Answer<T extends ApiObject> = (question: T, user: User, services: Services) => object

/** Whoever gets this far may do everything: the server authenticates and does not authorise. */
export function allowing<T extends ApiObject>(validate: (question: T) => Errors): Answer<T> {
  return (question) => {
    const errors = validate(question)
    // Upstream says of which kind it is only in part.
    if (errors.length > 0) throw invalid({ group: 'authorization.k8s.io', kind: '' }, '', errors)
    return { allowed: true }
  }
}

const everything = { verbs: ['*'], apiGroups: ['*'], resources: ['*'] }

export const allRules: Answer<authorizationv1.SelfSubjectRulesReview> = ({ spec }) => {
  if (!spec.namespace) throw badRequest('no namespace on request')
  return { resourceRules: [everything], nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }], incomplete: false }
}

function userInfo({ name, uid, groups, extra }: User): object {
  return { username: name, groups: [...groups], ...(uid && { uid }), ...(extra && { extra }) }
}

export const whoAsks: Answer<authenticationv1.SelfSubjectReview> = (_, user) => ({ userInfo: userInfo(user) })

export const whoseToken: Answer<authenticationv1.TokenReview> = ({ spec }, _, services) => {
  if (!spec.token) throw badRequest('token is required for TokenReview in authentication')
  const verdict = checkToken(services, spec.token, spec.audiences ?? [])
  if ('refused' in verdict) return { user: {}, error: verdict.refused ?? 'invalid bearer token' }
  return { authenticated: true, user: userInfo(verdict.user), audiences: [...verdict.audiences] }
}
