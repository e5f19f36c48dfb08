import { field, FieldPath, type certificatesv1 } from '@orrery/api'
import { checkRequest } from '@orrery/pki'
import type { Target } from '../contract.js'
import { each, none, type Errors } from '../validation/checks.js'
import { validateCertificate } from './validate-certificate.js'
import { decisions, validateConditions, validateConditionsUpdate } from './validate-conditions.js'
import { validateSignerName } from './validate-signer-name.js'

type Request = certificatesv1.CertificateSigningRequest

const path = FieldPath.root('spec')
const certificate = FieldPath.root('status', 'certificate')
const legacy = 'kubernetes.io/legacy-unknown'
const shortest = 600
const usages =
  'any,cert sign,client auth,code signing,content commitment,crl sign,data encipherment,decipher only,digital signature,' +
  'email protection,encipher only,ipsec end system,ipsec tunnel,ipsec user,key agreement,key encipherment,microsoft sgc,' +
  'netscape sgc,ocsp signing,s/mime,server auth,signing,timestamping'
const known = usages.split(',')

function validateRequest(request: string | null | undefined): Errors {
  const why = checkRequest(Buffer.from(request ?? '', 'base64').toString())
  return why === undefined ? none : [field.invalid(path.child('request'), request ?? null, why)]
}

function validateUsages(list: readonly string[]): Errors {
  const at = path.child('usages')
  return [
    ...(list.length > 0 ? none : [field.required(at)]),
    ...each(at, list, (usage, to) => (known.includes(usage) ? none : [field.notSupported(to, usage, known)])),
    ...each(at, list, (usage, to, index) => (list.indexOf(usage) < index ? [field.duplicate(to, usage)] : none)),
  ]
}

function validateSigner(name: string): Errors {
  const at = path.child('signerName')
  if (name !== legacy) return validateSignerName(name, at)
  return [field.invalid(at, name, 'the legacy signerName is not allowed via this API version')]
}

function validateSpec({ request, usages: list, signerName, expirationSeconds: seconds }: Request['spec']): Errors {
  const detail = 'may not specify a duration less than 600 seconds (10 minutes)'
  const brief = seconds !== undefined && seconds < shortest
  return [
    ...validateRequest(request),
    ...validateUsages(list ?? []),
    ...validateSigner(signerName),
    ...(brief ? [field.invalid(path.child('expirationSeconds'), seconds, detail)] : none),
  ]
}

/** Upstream's ValidateCertificateSigningRequestCreate besides the metadata. */
export function validateSigningRequest({ spec, status }: Request): Errors {
  return [...validateSpec(spec), ...validateConditions(status.conditions ?? []), ...validateCertificate(status.certificate ?? '')]
}

/** A certificate comes by way of the status, and only once. */
function validateIssued(next: string, old: string, target: Target): Errors {
  if (next === old) return none
  if (target !== 'status') return [field.forbidden(certificate, 'updates may not set certificate content')]
  const again = old ? [field.forbidden(certificate, 'updates may not modify existing certificate content')] : none
  return [...validateCertificate(next), ...again]
}

/** What was asked never changes; what stands already is borne. */
export function validateSigningRequestUpdate(next: Request, old: Request, target: Target): Errors {
  const [now, before] = [next.status.conditions ?? [], old.status.conditions ?? []]
  return [
    ...validateConditions(now, before),
    ...validateConditionsUpdate(now, before, target === 'approval' ? [] : decisions),
    ...validateIssued(next.status.certificate ?? '', old.status.certificate ?? '', target),
  ]
}
