import { nameIsPathSegment, resources, type certificatesv1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { humanDuration } from '../../table/human-duration.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { prepareRequest, stampConditions } from './strategy.js'
import { validateSigningRequest, validateSigningRequestUpdate } from './validate.js'

type Request = certificatesv1.CertificateSigningRequest

const specDoc = (field: string): ReturnType<typeof doc> => doc('certificatesv1.CertificateSigningRequestSpec', field)
function condition({ status }: Request): string {
  const holds = (state: string): boolean => status.conditions?.some(({ type }) => type === state) ?? false
  const verdict = ['Denied', 'Approved'].find(holds) ?? 'Pending'
  return `${verdict}${holds('Failed') ? ',Failed' : ''}${status.certificate ? ',Issued' : ''}`
}

function duration({ spec: { expirationSeconds: seconds } }: Request): string {
  return seconds === undefined ? '<none>' : humanDuration(seconds * 1000)
}

const columns: readonly Column<Request>[] = [
  nameColumn,
  ageColumn,
  text('SignerName', specDoc('signerName'), ({ spec }) => spec.signerName),
  text('Requestor', specDoc('request'), ({ spec }) => spec.username ?? ''),
  text('RequestedDuration', specDoc('expirationSeconds'), duration),
  text('Condition', doc('certificatesv1.CertificateSigningRequestStatus', 'conditions'), condition),
]

export const certificatesigningrequests = declare<Request>({
  ref: resources.certificatesv1.certificatesigningrequests,
  validate: validateSigningRequest,
  validateUpdate: validateSigningRequestUpdate,
  nameRule: nameIsPathSegment,
  ownable: {
    '': { except: { 'f:spec': {}, 'f:status': {} } },
    status: { except: { 'f:spec': {}, 'f:status': { 'f:conditions': {} } } },
    approval: { except: { 'f:spec': {}, 'f:status': { 'f:certificate': {} } } },
  },
  strategy: {
    noGeneration: true,
    prepareForCreate: prepareRequest,
    prepareForUpdate(request, old, target, context) {
      // Once made, a request is never another; approvals change nothing but the conditions.
      request.spec = old.spec
      if (target === 'approval') request.status = { ...old.status, conditions: request.status.conditions ?? [] }
      if (target !== '') stampConditions(request, old, context)
    },
  },
  selectableFields: { 'spec.signerName': ({ spec }) => spec.signerName },
  columns,
})
