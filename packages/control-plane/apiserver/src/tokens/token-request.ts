import { badRequest, conflict, field, invalid, resources, type authenticationv1, type corev1 } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import { signToken } from '@orrery/pki'
import type { Response } from '@orrery/transport'
import type { ResourceExchange } from '../request/exchange.js'
import { objectForm } from '../request/object-reply.js'
import { transformed } from '../request/transforms.js'
import { valueReply } from '../request/value-reply.js'
import type { Services } from '../services.js'
import { wireForm } from '../storage/wire-form.js'
import type { Subresource } from '../subresources/contract.js'
import { readSent } from '../subresources/read-body.js'
import { findObject, storedObject } from '../subresources/stored-object.js'
import { accountUser, referenceTo, type Bound, type ServiceAccountClaims } from './service-account-claims.js'

type TokenRequest = authenticationv1.TokenRequest

const { nodes, pods, secrets, serviceaccounts } = resources.corev1
const kind = { group: 'authentication.k8s.io', kind: 'TokenRequest' }
const type = 'authenticationv1.TokenRequest'

const hour = 3600
/** What kubelets ask for pods that got their token without asking: it lasts a year, for old clients that never read it again. */
const mounted = 3607
const year = 365 * 24 * 3600

function checkName({ metadata, spec }: TokenRequest, { metadata: own }: corev1.ServiceAccount): void {
  const must = (what: 'name' | 'namespace'): string => `must match the service account ${what} if specified`
  for (const what of ['name', 'namespace'] as const) {
    const given = metadata[what]
    if (given && given !== own[what]) throw invalid(kind, own.name, [field.invalid(`metadata.${what}`, given, must(what))])
  }
  const seconds = spec.expirationSeconds ?? hour
  const why =
    seconds < 600 ? 'may not specify a duration less than 10 minutes' : seconds > 2 ** 32 ? 'may not specify a duration larger than 2^32 seconds' : undefined
  if (why !== undefined) throw invalid(kind, '', [field.invalid('spec.expirationSeconds', seconds, why)])
}

/** What the token is to end with. Throws 400, 404 and 409. */
function boundTo(services: Services, { spec }: TokenRequest, { metadata }: corev1.ServiceAccount): Bound {
  const reference = spec.boundObjectRef
  if (!reference) return {}
  const { apiVersion = '', kind: named = '', name = '', uid } = reference
  const namespace = metadata.namespace ?? ''
  const same = <T extends { metadata: { uid?: string } }>(object: T): T => {
    if (!uid || object.metadata.uid === uid) return object
    const why =
      `the UID in the bound object reference (${uid}) does not match the UID in record. ` +
      'The object might have been deleted and then recreated'
    throw conflict({ group: '', plural: named }, name, why)
  }
  if (apiVersion === 'v1' && named === 'Secret') return { secret: same(storedObject(services, secrets, namespace, name)) }
  if (apiVersion === 'v1' && named === 'Node') return { node: referenceTo(same(storedObject(services, nodes, '', name))) }
  if (apiVersion !== 'v1' || named !== 'Pod') {
    const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion]
    throw badRequest(`cannot bind token to object of type ${group}/${version}, Kind=${named}`)
  }
  const pod = storedObject(services, pods, namespace, name)
  if (pod.spec.serviceAccountName !== metadata.name) {
    const account = JSON.stringify(metadata.name)
    throw badRequest(`cannot bind token for serviceaccount ${account} to pod running with different serviceaccount name.`)
  }
  const { nodeName } = same(pod).spec
  const uidOfNode = nodeName ? findObject(services, nodes, '', nodeName)?.metadata.uid : undefined
  return { pod, ...(nodeName && { node: { name: nodeName, ...(uidOfNode && { uid: uidOfNode }) } }) }
}

interface Grant {
  account: corev1.ServiceAccount
  bound: Bound
  audiences: readonly string[]
  seconds: number
}

function claimsOf(services: Services, { account, bound, audiences, seconds }: Grant): ServiceAccountClaims {
  const { serviceAccountIssuer, apiAudiences } = services.options
  const { pod, secret, node } = bound
  const { namespace = '', name } = account.metadata
  const now = Math.floor(services.clock.now() / 1000)
  const lasting = pod && seconds === mounted && audiences.every((audience) => apiAudiences.includes(audience))
  return {
    aud: audiences,
    exp: now + (lasting ? year : seconds),
    iat: now,
    iss: serviceAccountIssuer,
    jti: services.random.uuid(),
    'kubernetes.io': {
      namespace,
      ...(node && { node }),
      ...(pod && { pod: referenceTo(pod) }),
      ...(secret && { secret: referenceTo(secret) }),
      serviceaccount: referenceTo(account),
      ...(lasting && { warnafter: now + seconds }),
    },
    nbf: now,
    sub: accountUser(namespace, name),
  }
}

async function create(exchange: ResourceExchange): Promise<Response> {
  const { services, target } = exchange
  const form = objectForm(exchange)
  const { object: request } = await readSent<TokenRequest & { metadata: corev1.ServiceAccount['metadata'] }>(exchange)
  const account = storedObject(services, serviceaccounts, target.namespace, target.name)
  checkName(request, account)
  const { spec } = request
  const audiences = spec.audiences?.length ? spec.audiences : [...services.options.apiAudiences]
  const seconds = spec.expirationSeconds ?? hour
  const bound = boundTo(services, request, account)
  const token = signToken(claimsOf(services, { account, bound, audiences, seconds }), services.tokenKey)
  const expirationTimestamp = `${new Date(services.clock.now() + seconds * 1000).toISOString().slice(0, 19)}Z`
  const { namespace = '', name } = account.metadata
  const answered = wireForm(type, {
    metadata: { ...request.metadata, name, namespace, uid: services.random.uuid(), creationTimestamp: timestamp(services.clock) },
    spec: { ...spec, audiences, expirationSeconds: seconds },
    status: { token, expirationTimestamp },
  })
  const shown = { kind: 'TokenRequest', apiVersion: 'authentication.k8s.io/v1', metadata: request.metadata, ...answered }
  return valueReply(exchange, 201, form, transformed(exchange, {}, form, shown))
}

/** A token of a service account, which ends with time or with what it is bound to. */
export const tokenSubresources: readonly Subresource[] = [{ resource: serviceaccounts, name: 'token', verbs: { create } }]
