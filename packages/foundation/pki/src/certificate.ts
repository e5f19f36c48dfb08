import { createHash, sign, type KeyObject } from 'node:crypto'
import { bitString, boolean, integer, objectIdentifier, octetString, pem, sequence, set, tagged, time, utf8String } from './der.js'
import { ipBytes } from './ip-bytes.js'

export interface Subject {
  commonName: string
  /** Groups of a client. */
  organizations?: readonly string[]
}

export type Usage = 'server' | 'client'

/** What a certificate says (X.509 v3, RFC 5280), and who signs it. Times in milliseconds since the epoch. */
export interface CertificateContent {
  serial: Uint8Array
  subject: Subject
  issuer: Subject
  notBefore: number
  notAfter: number
  publicKey: KeyObject
  issuerPublicKey: KeyObject
  /** Whether it may sign others. */
  authority: boolean
  usages: readonly Usage[]
  dnsNames: readonly string[]
  ips: readonly string[]
}

const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'))

const usageIds: Readonly<Record<Usage, string>> = { server: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2' }

function encodeName(subject: Subject): Uint8Array {
  const attribute = (id: string, value: string): Uint8Array => set(sequence(objectIdentifier(id), utf8String(value)))
  const organizations = (subject.organizations ?? []).map((name) => attribute('2.5.4.10', name))
  return sequence(...organizations, attribute('2.5.4.3', subject.commonName))
}

function extension(id: string, critical: boolean, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(id), ...(critical ? [boolean(true)] : []), octetString(value))
}

/** SHA-1 of the key's bits: RFC 5280's way to tell keys apart. */
function keyIdentifier(key: KeyObject): Uint8Array {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-65)
  return createHash('sha1').update(point).digest()
}

function encodeAlternativeNames(content: CertificateContent): Uint8Array {
  const names = content.dnsNames.map((name) => tagged(0x82, Buffer.from(name)))
  return sequence(...names, ...content.ips.map((ip) => tagged(0x87, ipBytes(ip))))
}

function encodeExtensions(content: CertificateContent): Uint8Array {
  // Bits: digitalSignature, keyEncipherment and, for an authority, keyCertSign.
  const keyUsage = content.authority ? bitString(Uint8Array.of(0xa4), 2) : bitString(Uint8Array.of(0xa0), 5)
  const extensions = [
    extension('2.5.29.15', true, keyUsage),
    extension('2.5.29.19', true, content.authority ? sequence(boolean(true)) : sequence()),
    extension('2.5.29.14', false, octetString(keyIdentifier(content.publicKey))),
    extension('2.5.29.35', false, sequence(tagged(0x80, keyIdentifier(content.issuerPublicKey)))),
  ]
  if (content.usages.length > 0) {
    const ids = content.usages.map((usage) => objectIdentifier(usageIds[usage]))
    extensions.push(extension('2.5.29.37', false, sequence(...ids)))
  }
  if (content.dnsNames.length + content.ips.length > 0) {
    extensions.push(extension('2.5.29.17', false, encodeAlternativeNames(content)))
  }
  return tagged(0xa3, sequence(...extensions))
}

/** The certificate in PEM, signed with an ECDSA P-256 key. */
export function encodeCertificate(content: CertificateContent, issuerKey: KeyObject): string {
  const toBeSigned = sequence(
    tagged(0xa0, integer(Uint8Array.of(2))),
    integer(content.serial),
    ecdsaWithSha256,
    encodeName(content.issuer),
    sequence(time(content.notBefore), time(content.notAfter)),
    encodeName(content.subject),
    content.publicKey.export({ type: 'spki', format: 'der' }),
    encodeExtensions(content),
  )
  const signature = sign('sha256', toBeSigned, issuerKey)
  return pem('CERTIFICATE', sequence(toBeSigned, ecdsaWithSha256, bitString(signature)))
}
