import { at, badRequest, creating, invalid, patch, post, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'

const { role, clusterRole, roleBinding, clusterRoleBinding, signingRequest } = good
const reviews = '/apis/authorization.k8s.io/v1'

/** Roles, their bindings, certificates and reviews. */
export const access: readonly BadInput[] = [
  {
    name: 'a role: nothing is allowed', request: creating(role, { '/rules': [{}] }),
    answer: invalid(
      'Role.rbac.authorization.k8s.io "x"',
      'rules[0].verbs: Required value: verbs must contain at least one value',
      'rules[0].apiGroups: Required value: resource rules must supply at least one api group',
      'rules[0].resources: Required value: resource rules must supply at least one resource',
    ),
  },
  {
    name: 'a role: paths in a namespace',
    request: creating(role, { '/rules': [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }] }),
    answer: invalid('Role.rbac.authorization.k8s.io "x"', 'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: namespaced rules cannot apply to non-resource URLs'),
  },
  {
    name: 'a role: no groups', request: creating(role, { '/rules': [{ resources: ['pods'], verbs: ['get'] }] }),
    answer: invalid('Role.rbac.authorization.k8s.io "x"', 'rules[0].apiGroups: Required value: resource rules must supply at least one api group'),
  },
  {
    name: 'a role: rules that are a text', request: creating(role, { '/rules': 'all' }),
    answer: badRequest('Role in version "v1" cannot be handled as a Role: json: cannot unmarshal string into Go struct field Role.rules of type []v1.PolicyRule'),
  },
  {
    name: 'a role of the cluster: paths and resources',
    request: creating(clusterRole, { '/rules/0/resources': ['pods'], '/rules/0/apiGroups': [''] }),
    answer: invalid('ClusterRole.rbac.authorization.k8s.io "x"', 'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: rules cannot apply to both regular resources and non-resource URLs'),
  },
  {
    name: 'a role of the cluster: gathered by a bad selector',
    request: creating(clusterRole, { '/aggregationRule': { clusterRoleSelectors: [] } }),
    answer: invalid('ClusterRole.rbac.authorization.k8s.io "x"', 'aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil'),
  },
  {
    name: 'a binding: to nothing', request: creating(roleBinding, { '/roleRef': {} }),
    answer: invalid(
      'RoleBinding.rbac.authorization.k8s.io "x"',
      'roleRef.kind: Unsupported value: "": supported values: "Role", "ClusterRole"',
      'roleRef.name: Required value',
    ),
  },
  {
    name: 'a binding: to a pod', request: creating(roleBinding, { '/roleRef/kind': 'Pod' }),
    answer: invalid('RoleBinding.rbac.authorization.k8s.io "x"', 'roleRef.kind: Unsupported value: "Pod": supported values: "Role", "ClusterRole"'),
  },
  {
    name: 'a binding: to another group', request: creating(roleBinding, { '/roleRef/apiGroup': 'apps' }),
    answer: invalid('RoleBinding.rbac.authorization.k8s.io "x"', 'roleRef.apiGroup: Unsupported value: "apps": supported values: "rbac.authorization.k8s.io"'),
  },
  {
    name: 'a binding: of nobody',
    request: creating(roleBinding, { '/subjects/0': { kind: 'ServiceAccount', name: '' } }),
    answer: invalid('RoleBinding.rbac.authorization.k8s.io "x"', 'subjects[0].name: Required value'),
  },
  {
    name: 'a binding: of an unknown kind',
    request: creating(roleBinding, { '/subjects/0': { kind: 'Robot', name: 'r' } }),
    answer: invalid('RoleBinding.rbac.authorization.k8s.io "x"', 'subjects[0].kind: Unsupported value: "Robot": supported values: "ServiceAccount", "User", "Group"'),
  },
  {
    name: 'a binding: of a user of another group',
    request: creating(roleBinding, { '/subjects/0': { kind: 'User', name: 'u', apiGroup: 'apps' } }),
    answer: invalid('RoleBinding.rbac.authorization.k8s.io "x"', 'subjects[0].apiGroup: Unsupported value: "apps": supported values: "rbac.authorization.k8s.io"'),
  },
  {
    name: 'a binding: to another role', given: [creating(roleBinding)],
    request: updating(roleBinding, { '/roleRef/name': 'y' }),
    answer: invalid('RoleBinding.rbac.authorization.k8s.io "x"', 'roleRef: Invalid value: {"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"y"}: cannot change roleRef'),
  },
  {
    name: 'a binding of the cluster: to a role',
    request: creating(clusterRoleBinding, { '/roleRef/kind': 'Role' }),
    answer: invalid('ClusterRoleBinding.rbac.authorization.k8s.io "x"', 'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"'),
  },
  {
    name: 'a binding of the cluster: to another role', given: [creating(clusterRoleBinding)],
    request: updating(clusterRoleBinding, { '/roleRef/name': 'y' }),
    answer: invalid('ClusterRoleBinding.rbac.authorization.k8s.io "x"', 'roleRef: Invalid value: {"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"y"}: cannot change roleRef'),
  },
  {
    name: 'a certificate: a request that is none', request: creating(signingRequest, { '/spec/request': 'YQ==' }),
    answer: invalid('CertificateSigningRequest.certificates.k8s.io "x"', 'spec.request: Invalid value: "YQ==": PEM block type must be CERTIFICATE REQUEST'),
  },
  {
    name: 'a certificate: no signer and no use',
    request: creating(signingRequest, { '/spec/signerName': '', '/spec/usages': [] }),
    answer: invalid(
      'CertificateSigningRequest.certificates.k8s.io "x"',
      'spec.usages: Required value',
      'spec.signerName: Required value',
    ),
  },
  {
    name: 'a certificate: a signer without domain',
    request: creating(signingRequest, { '/spec/signerName': 'me' }),
    answer: invalid('CertificateSigningRequest.certificates.k8s.io "x"', `spec.signerName: Invalid value: "me": must be a fully qualified domain and path of the form 'example.com/signer-name'`),
  },
  {
    name: 'a certificate: an unknown use', request: creating(signingRequest, { '/spec/usages': ['fun', 'fun'] }),
    answer: invalid(
      'CertificateSigningRequest.certificates.k8s.io "x"',
      'spec.usages[0]: Unsupported value: "fun": supported values: "any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment", "decipher only", "digital signature", "email protection", "encipher only", "ipsec end system", "ipsec tunnel", "ipsec user", "key agreement", "key encipherment", "microsoft sgc", "netscape sgc", "ocsp signing", "s/mime", "server auth", "signing", "timestamping"',
      'spec.usages[1]: Unsupported value: "fun": supported values: "any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment", "decipher only", "digital signature", "email protection", "encipher only", "ipsec end system", "ipsec tunnel", "ipsec user", "key agreement", "key encipherment", "microsoft sgc", "netscape sgc", "ocsp signing", "s/mime", "server auth", "signing", "timestamping"',
      'spec.usages[1]: Duplicate value: "fun"',
    ),
  },
  {
    name: 'a certificate: too short', request: creating(signingRequest, { '/spec/expirationSeconds': 599 }),
    answer: invalid('CertificateSigningRequest.certificates.k8s.io "x"', 'spec.expirationSeconds: Invalid value: 599: may not specify a duration less than 600 seconds (10 minutes)'),
  },
  {
    name: 'a certificate: of masters', given: [creating(signingRequest)],
    request: patch('merge', at(signingRequest, 'approval'), { status: { conditions: [{ type: 'Approved', status: 'False' }] } }),
    answer: invalid('CertificateSigningRequest.certificates.k8s.io "x"', 'status.conditions[0].status: Unsupported value: "False": supported values: "True"'),
  },
  {
    name: 'a review: of nobody',
    request: post(`${reviews}/subjectaccessreviews`, { spec: { resourceAttributes: { verb: 'get', resource: 'pods' } } }),
    answer: invalid('.authorization.k8s.io ""', 'spec.user: Invalid value: "": at least one of user or group must be specified'),
  },
  {
    name: 'a review: of a path and a resource',
    request: post(`${reviews}/subjectaccessreviews`, { spec: { user: 'u', resourceAttributes: { verb: 'get' }, nonResourceAttributes: { path: '/', verb: 'get' } } }),
    answer: invalid('.authorization.k8s.io ""', 'spec.nonResourceAttributes: Invalid value: {"path":"/","verb":"get"}: cannot be specified in combination with resourceAttributes'),
  },
  {
    name: 'a review: in another namespace',
    request: post(`${reviews}/namespaces/default/localsubjectaccessreviews`, { spec: { user: 'u', resourceAttributes: { namespace: 'other', verb: 'get', resource: 'pods' } } }),
    answer: invalid('.authorization.k8s.io ""', 'spec.resourceAttributes.namespace: Invalid value: "other": must match metadata.namespace'),
  },
  {
    name: 'a review: of rules in no namespace', request: post(`${reviews}/selfsubjectrulesreviews`, { spec: {} }),
    answer: badRequest('no namespace on request'),
  },
  {
    name: 'a review: of no token', request: post('/apis/authentication.k8s.io/v1/tokenreviews', { spec: {} }),
    answer: badRequest('token is required for TokenReview in authentication'),
  },
  {
    name: 'a review: of oneself with a name',
    request: post('/apis/authentication.k8s.io/v1/selfsubjectreviews', 'x'),
    answer: badRequest("the object provided is unrecognized (must be of type SelfSubjectReview): couldn't get version/kind; json parse error: invalid character 'x' looking for beginning of value (78)"),
  },
]
