export {
  createAuthority,
  issue,
  type Authority,
  type CertificateRequest,
  type Credential,
  type PkiContext,
} from './authority.js'
export type { Subject, Usage } from './certificate.js'
export { commonName, stillServes } from './check.js'
export { ensureCa, ensureCertificate, ensureServiceAccountKey, writePrivately, type ServiceAccountKey } from './files.js'
