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
export { checkRequest } from './check-request.js'
export { readRequestSubject, type RequestSubject } from './request-subject.js'
export { ensureCa, ensureCertificate, ensureServiceAccountKey, writePrivately, type ServiceAccountKey } from './files.js'
export { readToken, signToken, tokenAlgorithm, verifyToken, type Claims } from './tokens/json-web-token.js'
export { newTokenKey, tokenKey, type TokenKey } from './tokens/token-key.js'
