import type { corev1 } from '@orrery/api'
import type { Claims } from '@orrery/pki'

export interface Reference {
  name: string
  uid: string
}

/** What a service account's token says, under upstream's names; times in seconds since the epoch. */
export interface ServiceAccountClaims {
  aud: readonly string[]
  exp: number
  iat: number
  iss: string
  jti: string
  nbf: number
  sub: string
  'kubernetes.io': {
    namespace: string
    node?: { name: string; uid?: string }
    pod?: Reference
    secret?: Reference
    serviceaccount: Reference
    warnafter?: number
  }
}

export function accountUser(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`
}

/** What a token is bound to, so that it ends with it. */
export interface Bound {
  pod?: corev1.Pod
  node?: { name: string; uid?: string }
  secret?: corev1.Secret
}

export function referenceTo({ metadata }: { metadata: { name: string; uid?: string } }): Reference {
  return { name: metadata.name, uid: metadata.uid ?? '' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isReference(value: unknown): value is Reference {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['uid'] === 'string'
}

/** A genuine token's claims, if they are those of a service account. */
export function serviceAccountClaims(claims: Claims): ServiceAccountClaims | undefined {
  const { aud, exp, iat, nbf, sub, jti } = claims
  const own = claims['kubernetes.io']
  const known =
    Array.isArray(aud) && [exp, iat, nbf].every((time) => typeof time === 'number') && typeof sub === 'string' && typeof jti === 'string'
  if (!known || !isRecord(own) || typeof own['namespace'] !== 'string' || !isReference(own['serviceaccount'])) return undefined
  return claims as unknown as ServiceAccountClaims
}
