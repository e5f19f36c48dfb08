import { at, badRequest, creating, invalid, put, refused, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { configKey } from '../texts.js'

const map = good.configMap
const given = [creating(map)]

/** Updates of what is not there, is another, or has been changed by somebody else. */
export const updates: readonly BadInput[] = [
  {
    name: 'of what is not there', request: updating(map, {}),
    answer: refused(404, 'NotFound', 'configmaps "x" not found'),
  },
  {
    name: 'of what is not there, with a version', request: updating(map, { '/metadata/resourceVersion': '5' }),
    answer: refused(404, 'NotFound', 'configmaps "x" not found'),
  },
  {
    name: 'another name than the path says', given, request: put(at(map), { metadata: { name: 'y' } }),
    answer: badRequest('the name of the object (y) does not match the name on the URL (x)'),
  },
  {
    name: 'no name', given, request: put(at(map), { metadata: {} }),
    answer: badRequest('the name of the object (x based on URL) was undeterminable: name must be provided'),
  },
  {
    name: 'another namespace than the path says', given,
    request: updating(map, { '/metadata/namespace': 'other' }),
    answer: badRequest('the namespace of the provided object does not match the namespace sent on the request'),
  },
  {
    name: 'an old version', given, request: updating(map, { '/metadata/resourceVersion': '1' }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on configmaps "x": the object has been modified; please apply your changes to the latest version and try again'),
  },
  {
    name: 'a version that is no number', given, request: updating(map, { '/metadata/resourceVersion': 'abc' }),
    answer: refused(500, '', 'strconv.ParseUint: parsing "abc": invalid syntax'),
  },
  {
    name: 'another uid', given, request: updating(map, { '/metadata/uid': 'other' }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on configmaps "x": StorageError: invalid object, Code: 4, Key: /registry/configmaps/default/x, ResourceVersion: <revision>, AdditionalErrorMsg: Precondition failed: UID in precondition: other, UID in object meta: <uid>'),
  },
  {
    name: 'no body', given, request: put(at(map), ''),
    answer: badRequest("the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)"),
  },
  {
    name: 'another kind', given,
    request: put(at(map), { kind: 'Secret', apiVersion: 'v1', metadata: { name: 'x' } }),
    answer: badRequest('Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): unknown conversion'),
  },
  {
    name: 'a key that is none', given, request: updating(map, { '/data': { 'a/b': '1' } }),
    answer: invalid('ConfigMap "x"', `data[a/b]: Invalid value: "a/b": ${configKey}`),
  },
  {
    name: 'a lease that must say its version', given: [creating(good.lease)], request: updating(good.lease, {}),
    answer: invalid('leases.coordination.k8s.io "x"', 'metadata.resourceVersion: Invalid value: 0: must be specified for an update'),
  },
  {
    name: 'a budget that must say its version', given: [creating(good.budget)], request: updating(good.budget, {}),
    answer: invalid('poddisruptionbudgets.policy "x"', 'metadata.resourceVersion: Invalid value: 0: must be specified for an update'),
  },
  {
    name: 'an API service that must say its version', given: [creating(good.apiService)],
    request: updating(good.apiService, {}),
    answer: invalid('apiservices.apiregistration.k8s.io "v1.example.com"', 'metadata.resourceVersion: Invalid value: 0: must be specified for an update'),
  },
  {
    name: 'a lease that is made so, without a version',
    request: updating(good.lease, { '/spec/leaseDurationSeconds': 0 }),
    answer: invalid('Lease.coordination.k8s.io "x"', 'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0'),
  },
  {
    name: 'in a namespace that is not there',
    request: put('/apis/coordination.k8s.io/v1/namespaces/none/leases/x', good.lease.body),
    answer: refused(404, 'NotFound', 'namespaces "none" not found'),
  },
]
