import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Authority, CertificateRequest, Credential, PkiContext } from './authority.js'
import { ipBytes } from './ip-bytes.js'

/** A part of a distinguished name as Node prints it, one a line. */
function attributes(name: string, kind: string): string[] {
  return name
    .split('\n')
    .filter((line) => line.startsWith(`${kind}=`))
    .map((line) => line.slice(kind.length + 1))
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted())
}

function alternativeNames(certificate: X509Certificate): string[] {
  const names = certificate.subjectAltName?.split(', ') ?? []
  return names.map((name) =>
    name.startsWith('IP Address:') ? Buffer.from(ipBytes(name.slice(11))).toString('hex') : name.replace('DNS:', ''),
  )
}

/** The common name of a certificate's subject. */
export function commonName(certificate: string): string {
  return attributes(new X509Certificate(certificate).subject, 'CN')[0] ?? ''
}

/** Whether certificate and key belong together. */
export function isPair(credential: Credential): boolean {
  return new X509Certificate(credential.certificate).checkPrivateKey(createPrivateKey(credential.key))
}

/**
 * Whether a credential is what would be issued now: signed by this authority, for these names, and with more than a
 * fifth of its time left.
 */
export function stillServes(
  credential: Credential,
  authority: Authority,
  request: CertificateRequest,
  context: PkiContext,
): boolean {
  const certificate = new X509Certificate(credential.certificate)
  const issuer = new X509Certificate(authority.certificate)
  const from = Date.parse(certificate.validFrom)
  const until = Date.parse(certificate.validTo)
  const names = [...(request.dnsNames ?? []), ...(request.ips ?? []).map((ip) => Buffer.from(ipBytes(ip)).toString('hex'))]
  return (
    isPair(credential) &&
    certificate.checkIssued(issuer) &&
    certificate.verify(issuer.publicKey) &&
    sameSet(attributes(certificate.subject, 'CN'), [request.commonName]) &&
    sameSet(attributes(certificate.subject, 'O'), request.organizations ?? []) &&
    sameSet(alternativeNames(certificate), names) &&
    context.clock.now() < from + (until - from) * 0.8
  )
}
