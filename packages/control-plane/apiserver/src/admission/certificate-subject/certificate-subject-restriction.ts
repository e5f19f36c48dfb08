import { resources, type certificatesv1 } from '@orrery/api'
import { readRequestSubject, type RequestSubject } from '@orrery/pki'
import { concerns, refused, type Attributes } from '../attributes.js'
import type { AdmissionPlugin } from '../plugin.js'

const signer = 'kubernetes.io/kube-apiserver-client'
const forbiddenGroup = 'system:masters'

function subjectOf({ spec }: certificatesv1.CertificateSigningRequest, attributes: Attributes): RequestSubject {
  try {
    return readRequestSubject(Buffer.from(spec.request, 'base64').toString())
  } catch (error) {
    throw refused(attributes, `failed to parse CSR: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Nobody becomes a client of the group that may do everything by asking for a certificate. */
export const certificateSubjectRestriction: AdmissionPlugin = {
  name: 'CertificateSubjectRestriction',
  operations: ['CREATE'],
  validate(attributes) {
    const { subresource, object } = attributes
    const asked = subresource === '' && concerns(attributes, resources.certificatesv1.certificatesigningrequests)
    if (!asked) return
    const request = object as certificatesv1.CertificateSigningRequest
    if (request.spec.signerName !== signer) return
    if (subjectOf(request, attributes).organizations.includes(forbiddenGroup)) {
      throw refused(attributes, `use of ${signer} signer with ${forbiddenGroup} group is not allowed`)
    }
  },
}
