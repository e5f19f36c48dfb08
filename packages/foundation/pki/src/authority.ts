import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Clock, Random } from '@orrery/kit'
import { encodeCertificate, type Subject, type Usage } from './certificate.js'

/** A certificate and its private key, both in PEM. */
export interface Credential {
  certificate: string
  key: string
}

/** A credential that signs others. */
export interface Authority extends Credential {
  subject: Subject
}

export interface CertificateRequest extends Subject {
  dnsNames?: readonly string[]
  ips?: readonly string[]
  usages: readonly Usage[]
  /** 365 when absent. */
  days?: number
}

/** Serial numbers come from `random`; keys always from the machine's own entropy. */
export interface PkiContext {
  clock: Clock
  random: Random
}

const day = 24 * 60 * 60 * 1000
/** Certificates hold from a little earlier, for clocks that are behind. */
const leeway = 5 * 60 * 1000

function keyPem(key: KeyObject): string {
  return key.export({ type: 'sec1', format: 'pem' }).toString()
}

function validity(context: PkiContext, days: number): { notBefore: number; notAfter: number } {
  const now = context.clock.now()
  return { notBefore: now - leeway, notAfter: now + days * day }
}

/** A new authority, which holds for ten years. */
export function createAuthority(commonName: string, context: PkiContext): Authority {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const subject = { commonName }
  const content = {
    ...validity(context, 3650),
    serial: context.random.bytes(8),
    subject,
    issuer: subject,
    publicKey,
    issuerPublicKey: publicKey,
    authority: true,
    usages: [],
    dnsNames: [commonName],
    ips: [],
  }
  return { certificate: encodeCertificate(content, privateKey), key: keyPem(privateKey), subject }
}

/** A new key and a certificate for it (ECDSA P-256), signed by the authority. Takes about a millisecond. */
export function issue(authority: Authority, request: CertificateRequest, context: PkiContext): Credential {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuerKey = createPrivateKey(authority.key)
  const content = {
    ...validity(context, request.days ?? 365),
    serial: context.random.bytes(8),
    subject: request,
    issuer: authority.subject,
    publicKey,
    issuerPublicKey: createPublicKey(issuerKey),
    authority: false,
    usages: request.usages,
    dnsNames: request.dnsNames ?? [],
    ips: request.ips ?? [],
  }
  return { certificate: encodeCertificate(content, issuerKey), key: keyPem(privateKey) }
}
