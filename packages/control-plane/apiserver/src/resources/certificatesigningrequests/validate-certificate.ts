import { X509Certificate } from 'node:crypto'
import { field, FieldPath, quote } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}

function problem(pem: string): string | undefined {
  const blocks = [...pem.matchAll(/-----BEGIN ([^\n]*?)-----\r?\n([^]*?)-----END \1-----/g)]
  if (blocks.length === 0) return 'must contain at least one CERTIFICATE PEM block'
  for (const [text, type = '', body = ''] of blocks) {
    if (type !== 'CERTIFICATE') return `only CERTIFICATE PEM blocks are allowed, found ${quote(type)}`
    if (body.includes(':')) return 'no PEM block headers are permitted'
    if (!isCertificate(text)) return 'x509: malformed certificate'
  }
  return undefined
}

/** Of a certificate that was issued, in PEM and base64. Empty: not yet. */
export function validateCertificate(certificate: string): Errors {
  if (certificate === '') return none
  const why = problem(Buffer.from(certificate, 'base64').toString())
  return why === undefined ? none : [field.invalid(FieldPath.root('status', 'certificate'), '<certificate data>', why)]
}
