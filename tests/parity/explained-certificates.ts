import type { ExplainedRule } from './explain.js'

/** Who asked for a certificate, and how the request is shown. */
export const explainedCertificates: readonly ExplainedRule[] = [
  {
    reason: 'the recorded caller was anonymous over HTTPS, this one asks over plain HTTP',
    request: / \/apis\/certificates\.k8s\.io\/v1\/certificatesigningrequests\b/,
    at: /(\.spec\.(username|groups\[\d*\])|\.cells\[3\])$/,
    kind: 'changed',
    expected: /^"system:(anonymous|unauthenticated)"$/,
    got: /^"system:(unsecured|authenticated|masters)"$/,
  },
  {
    reason: 'newer minors print the bytes of a certificate request as JSON, in base64',
    request: / \/apis\/certificates\.k8s\.io\/v1\/certificatesigningrequests\b/,
    at: /^body\.(message|details\.causes\[\d+\]\.message)$/,
    kind: 'changed',
    expected: /Invalid value: <object>: PEM block type must be CERTIFICATE REQUEST/,
    got: /Invalid value: \\"[A-Za-z0-9+/=]+\\": PEM block type must be CERTIFICATE REQUEST/,
  },
]
