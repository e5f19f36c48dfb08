import { resources, type ApiObject, type ResourceRef } from '@orrery/api'
import { readToken, verifyToken } from '@orrery/pki'
import { findShared } from '../admission/shared-objects.js'
import type { User } from '../request/exchange.js'
import type { Services } from '../services.js'
import { accountUser, serviceAccountClaims, type Reference, type ServiceAccountClaims } from './service-account-claims.js'

const { pods, secrets, serviceaccounts } = resources.corev1

/** Clocks may differ by so much, and what was deleted counts so long. */
const leewaySeconds = 60

/** Whose token it is and whom it was made for; or why it is not believed: no reason where it is none of ours. */
export type TokenVerdict = { user: User; audiences: readonly string[] } | { refused: string | undefined }

function goneSince({ metadata }: ApiObject, seconds: number): boolean {
  return metadata.deletionTimestamp !== undefined && Date.parse(metadata.deletionTimestamp) / 1000 < seconds
}

type Subject = Pick<Services, 'view'>

/** Why a token does not hold any more though its time has not come. */
function invalidated(services: Subject, claims: ServiceAccountClaims, now: number): string | undefined {
  const { namespace, serviceaccount, pod, secret } = claims['kubernetes.io']
  const since = now - leewaySeconds
  const account = findShared(services, serviceaccounts, namespace, serviceaccount.name)
  if (!account) return `serviceaccounts ${JSON.stringify(serviceaccount.name)} not found`
  const name = `${namespace}/${serviceaccount.name}`
  if (goneSince(account, since)) return `service account ${name} has been deleted`
  const { uid } = account.metadata
  if (uid !== serviceaccount.uid) return `service account UID (${uid}) does not match claim (${serviceaccount.uid})`
  const bound = <T extends ApiObject>(ref: ResourceRef<T>, what: string, wanted: Reference | undefined): string | undefined => {
    const object = wanted && findShared(services, ref, namespace, wanted.name)
    if (!wanted) return undefined
    if (!object || goneSince(object, since)) return 'service account token has been invalidated'
    if (object.metadata.uid === wanted.uid) return undefined
    return `${what} UID (${object.metadata.uid}) does not match service account ${what} ref claim (${wanted.uid})`
  }
  return bound(secrets, 'secret', secret) ?? bound(pods, 'pod', pod)
}

function untimely({ exp, nbf }: ServiceAccountClaims, now: number): string | undefined {
  if (now > exp + leewaySeconds) return 'service account token has expired'
  return now < nbf - leewaySeconds ? 'service account token is not valid yet' : undefined
}

/** The account as a user, with what the token is bound to. */
function userOf({ jti, 'kubernetes.io': own }: ServiceAccountClaims): User {
  const { namespace, serviceaccount, pod, node } = own
  const key = (name: string): string => `authentication.kubernetes.io/${name}`
  return {
    name: accountUser(namespace, serviceaccount.name),
    uid: serviceaccount.uid,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
    extra: {
      [key('credential-id')]: [`JTI=${jti}`],
      ...(node && { [key('node-name')]: [node.name], ...(node.uid && { [key('node-uid')]: [node.uid] }) }),
      ...(pod && { [key('pod-name')]: [pod.name], [key('pod-uid')]: [pod.uid] }),
    },
  }
}

/** Whether a bearer token is a service account's and holds for one of the audiences (of the server, where none is named). */
export function checkToken(services: Services, token: string, audiences: readonly string[] = []): TokenVerdict {
  const { serviceAccountIssuer, apiAudiences } = services.options
  if (readToken(token)?.['iss'] !== serviceAccountIssuer) return { refused: undefined }
  const genuine = verifyToken(token, services.tokenKey)
  const claims = genuine && serviceAccountClaims(genuine)
  if (!claims) return { refused: 'invalid bearer token' }
  const wanted = audiences.length > 0 ? audiences : apiAudiences
  const common = wanted.filter((audience) => claims.aud.includes(audience))
  if (common.length === 0) {
    const list = (names: readonly string[]): string => JSON.stringify(names).replaceAll(',', ' ')
    return { refused: `token audiences ${list(claims.aud)} is invalid for the target audiences ${list(wanted)}` }
  }
  const now = services.clock.now() / 1000
  const why = untimely(claims, now) ?? invalidated(services, claims, now)
  if (why !== undefined) return { refused: why }
  services.metrics.authentication.tokenUsed(now > (claims['kubernetes.io'].warnafter ?? Infinity))
  return { user: userOf(claims), audiences: common }
}
