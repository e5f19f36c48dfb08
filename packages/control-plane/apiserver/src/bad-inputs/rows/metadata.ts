import { badRequest, creating, invalid, post, refused, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { labelValue, qualifiedName, subdomain } from '../texts.js'

const map = good.configMap
const owner = { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' }
const longName = 'x'.repeat(254)

/** Names and the rest of what every object has. */
export const metadata: readonly BadInput[] = [
  {
    name: 'no name', request: creating(map, { '/metadata/name': undefined }),
    answer: invalid('ConfigMap ""', 'metadata.name: Required value: name or generateName is required'),
  },
  {
    name: 'no metadata', request: creating(map, { '/metadata': undefined }),
    answer: invalid('ConfigMap ""', 'metadata.name: Required value: name or generateName is required'),
  },
  {
    name: 'a name in capitals', request: creating(map, { '/metadata/name': 'A' }),
    answer: invalid('ConfigMap "A"', `metadata.name: Invalid value: "A": ${subdomain}`),
  },
  {
    name: 'a name too long', request: creating(map, { '/metadata/name': longName }),
    answer: invalid(`ConfigMap "${'x'.repeat(254)}"`, `metadata.name: Invalid value: "${'x'.repeat(254)}": must be no more than 253 characters`),
  },
  {
    name: 'a name with a slash where paths allow none', request: creating(good.role, { '/metadata/name': 'a/b' }),
    answer: invalid('Role.rbac.authorization.k8s.io "a/b"', `metadata.name: Invalid value: "a/b": may not contain '/'`),
  },
  {
    name: 'a name that is two dots', request: creating(good.clusterRole, { '/metadata/name': '..' }),
    answer: invalid('ClusterRole.rbac.authorization.k8s.io ".."', `metadata.name: Invalid value: "..": may not be '..'`),
  },
  {
    name: 'a service named by a number', request: creating(good.service, { '/metadata/name': '1a' }),
    answer: invalid('Service "1a"', `metadata.name: Invalid value: "1a": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')`),
  },
  {
    name: 'a namespace with a dot', request: creating(good.namespace, { '/metadata/name': 'a.b' }),
    answer: invalid('Namespace "a.b"', 'metadata.name: Invalid value: "a.b": must not contain dots'),
  },
  {
    name: 'another namespace than the path says', request: creating(map, { '/metadata/namespace': 'other' }),
    answer: badRequest('the namespace of the provided object does not match the namespace sent on the request'),
  },
  {
    name: 'a namespace that is not there', request: post('/api/v1/namespaces/none/configmaps', map.body),
    answer: refused(404, 'NotFound', 'namespaces "none" not found'),
  },
  {
    name: 'a version before there is one', request: creating(map, { '/metadata/resourceVersion': '1' }),
    answer: refused(500, '', 'resourceVersion should not be set on objects to be created'),
  },
  {
    name: 'the same name again', given: [creating(map)], request: creating(map),
    answer: refused(409, 'AlreadyExists', 'configmaps "x" already exists'),
  },
  {
    name: 'a label with a bad key', request: creating(map, { '/metadata/labels': { 'a b': 'c' } }),
    answer: invalid('ConfigMap "x"', `metadata.labels: Invalid value: "a b": ${qualifiedName}`),
  },
  {
    name: 'a label with a bad prefix', request: creating(map, { '/metadata/labels': { 'A_/b': 'c' } }),
    answer: invalid('ConfigMap "x"', `metadata.labels: Invalid value: "A_/b": prefix part ${subdomain}`),
  },
  {
    name: 'a label with two slashes', request: creating(map, { '/metadata/labels': { 'a/b/c': 'd' } }),
    answer: invalid('ConfigMap "x"', `metadata.labels: Invalid value: "a/b/c": a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`),
  },
  {
    name: 'a label with a bad value', request: creating(map, { '/metadata/labels': { a: '-' } }),
    answer: invalid('ConfigMap "x"', `metadata.labels: Invalid value: "-": ${labelValue}`),
  },
  {
    name: 'a label with a value too long', request: creating(map, { '/metadata/labels': { a: 'x'.repeat(64) } }),
    answer: invalid('ConfigMap "x"', `metadata.labels: Invalid value: "${'x'.repeat(64)}": must be no more than 63 characters`),
  },
  {
    name: 'an annotation with a bad key', request: creating(map, { '/metadata/annotations': { 'a b': 'c' } }),
    answer: invalid('ConfigMap "x"', `metadata.annotations: Invalid value: "a b": ${qualifiedName}`),
  },
  {
    name: 'annotations too long',
    request: creating(map, { '/metadata/annotations': { a: 'x'.repeat(256 * 1024) } }),
    answer: invalid('ConfigMap "x"', 'metadata.annotations: Too long: may not be more than 262144 bytes'),
  },
  {
    name: 'an owner of whom nothing is said', request: creating(map, { '/metadata/ownerReferences': [{}] }),
    answer: invalid(
      'ConfigMap "x"',
      'metadata.ownerReferences.apiVersion: Invalid value: "": version must not be empty',
      'metadata.ownerReferences.kind: Invalid value: "": must not be empty',
      'metadata.ownerReferences.name: Invalid value: "": must not be empty',
      'metadata.ownerReferences.uid: Invalid value: "": must not be empty',
    ),
  },
  {
    name: 'an owner that may be none',
    request: creating(map, { '/metadata/ownerReferences': [{ ...owner, kind: 'Event' }] }),
    answer: invalid('ConfigMap "x"', 'metadata.ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"p","uid":"u"}: /v1, Kind=Event is disallowed from being an owner'),
  },
  {
    name: 'two owners that control',
    request: creating(map, { '/metadata/ownerReferences': [{ ...owner, controller: true }, { ...owner, name: 'q', uid: 'v', controller: true }] }),
    answer: invalid('ConfigMap "x"', 'metadata.ownerReferences: Invalid value: [{"apiVersion":"v1","kind":"Pod","name":"p","uid":"u","controller":true},{"apiVersion":"v1","kind":"Pod","name":"q","uid":"v","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for Pod/p and Pod/q'),
  },
  {
    name: 'a finalizer of a bad name', request: creating(map, { '/metadata/finalizers': ['a b'] }),
    answer: invalid(
      'ConfigMap "x"',
      `metadata.finalizers: Invalid value: "a b": ${qualifiedName}`,
      'metadata.finalizers[0]: Invalid value: "a b": name is neither a standard finalizer name nor is it fully qualified',
    ),
  },
  {
    name: 'a finalizer without a domain', request: creating(map, { '/metadata/finalizers': ['mine'] }),
    answer: invalid('ConfigMap "x"', 'metadata.finalizers[0]: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified'),
  },
  {
    name: 'two finalizers that contradict each other',
    request: creating(map, { '/metadata/finalizers': ['orphan', 'foregroundDeletion'] }),
    answer: invalid('ConfigMap "x"', 'metadata.finalizers: Invalid value: ["orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set'),
  },
  
]
