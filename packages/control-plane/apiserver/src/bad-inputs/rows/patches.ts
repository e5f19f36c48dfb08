import { at, badRequest, creating, invalid, patch, refused, type BadInput, type Request } from '../bad-input.js'
import { good } from '../good-objects.js'
import { configKey } from '../texts.js'

const map = at(good.configMap)
const pod = at(good.pod)
const job = creating(good.job)
const given = [creating(good.configMap)]
const aPod = [creating(good.pod)]
const operations = (...list: object[]): Request => patch('json', map, list)

/** Patches of the three types. */
export const patches: readonly BadInput[] = [
  {
    name: 'of what is not there', request: patch('merge', map, {}),
    answer: refused(404, 'NotFound', 'configmaps "x" not found'),
  },
  {
    name: 'merge: a number', given, request: patch('merge', map, '5'),
    answer: badRequest('error decoding patch: json: cannot unmarshal number into Go value of type map[string]interface {}'),
  },
  {
    name: 'merge: no JSON', given, request: patch('merge', map, '{'),
    answer: badRequest('error decoding patch: unexpected end of JSON input'),
  },
  {
    name: 'merge: a list', given, request: patch('merge', map, '[]'),
    answer: badRequest('error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}'),
  },
  {
    name: 'merge: another name', given, request: patch('merge', map, { metadata: { name: 'z' } }),
    answer: badRequest('the name of the object (z) does not match the name on the URL (x)'),
  },
  {
    name: 'merge: another namespace', given, request: patch('merge', map, { metadata: { namespace: 'z' } }),
    answer: badRequest('the namespace of the provided object does not match the namespace sent on the request'),
  },
  {
    name: 'merge: another uid', given, request: patch('merge', map, { metadata: { uid: 'z' } }),
    answer: invalid(
      'ConfigMap "x"',
      'metadata.uid: Invalid value: "z": field is immutable',
      'metadata.uid: Invalid value: "z": field is immutable',
    ),
  },
  {
    name: 'merge: an old version', given, request: patch('merge', map, { metadata: { resourceVersion: '1' } }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on configmaps "x": the object has been modified; please apply your changes to the latest version and try again'),
  },
  {
    name: 'merge: a version that is no number', given,
    request: patch('merge', map, { metadata: { resourceVersion: 'abc' } }),
    answer: refused(500, '', 'strconv.ParseUint: parsing "abc": invalid syntax'),
  },
  {
    name: 'merge: a datum that is a number', given, request: patch('merge', map, { data: { a: 1 } }),
    answer: invalid(' ""', 'patch: Invalid value: "<object>": json: cannot unmarshal number into Go struct field ConfigMap.data of type string'),
  },
  {
    name: 'merge: another kind', given, request: patch('merge', map, { kind: 'Service' }),
    answer: invalid(' ""', 'patch: Invalid value: "<object>": converting (v1.Service) to (core.ConfigMap): unknown conversion'),
  },
  {
    name: 'merge: an unknown field where that is strict', given,
    request: patch('merge', `${map}?fieldValidation=Strict`, { bogus: 1 }),
    answer: invalid(' ""', 'patch: Invalid value: "<object>": strict decoding error: unknown field "bogus"'),
  },
  {
    name: 'merge: a bad key', given, request: patch('merge', map, { data: { 'a/b': '1' } }),
    answer: invalid('ConfigMap "x"', `data[a/b]: Invalid value: "a/b": ${configKey}`),
  },
  {
    name: 'merge: what may not change', given: aPod, request: patch('merge', pod, { spec: { hostNetwork: true } }),
    answer: invalid('Pod "x"', 'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'),
  },
  {
    name: 'JSON: an object', given, request: patch('json', map, '{}'),
    answer: badRequest('error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp'),
  },
  {
    name: 'JSON: no JSON', given, request: patch('json', map, '['),
    answer: badRequest('error decoding patch: unexpected end of JSON input'),
  },
  {
    name: 'JSON: an unknown operation', given, request: operations({ op: 'nope', path: '/data/a' }),
    answer: refused(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  },
  {
    name: 'JSON: no operation', given, request: operations({ path: '/data/a', value: '1' }),
    answer: refused(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  },
  {
    name: 'JSON: no path', given, request: operations({ op: 'add', value: '1' }),
    answer: refused(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  },
  {
    name: 'JSON: a value that is not there to be removed', given,
    request: operations({ op: 'remove', path: '/data/b' }),
    answer: refused(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  },
  {
    name: 'JSON: a parent that is not there', given,
    request: operations({ op: 'add', path: '/immutables/b', value: '1' }),
    answer: refused(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  },
  {
    name: 'JSON: a test that fails', given, request: operations({ op: 'test', path: '/data/a', value: '2' }),
    answer: refused(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  },
  {
    name: 'JSON: a move from nowhere', given,
    request: operations({ op: 'move', from: '/data/b', path: '/data/c' }),
    answer: refused(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  },
  {
    name: 'JSON: an index past the end', given: aPod,
    request: patch('json', pod, [{ op: 'add', path: '/spec/containers/5', value: {} }]),
    answer: refused(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  },
  {
    name: 'JSON: an index that is no number', given: aPod,
    request: patch('json', pod, [{ op: 'add', path: '/spec/containers/x', value: {} }]),
    answer: refused(422, 'Invalid', 'the server rejected our request due to an error in our request'),
  },
  {
    name: 'JSON: more than 10,000 operations', given,
    request: operations(...Array.from({ length: 10_001 }, () => ({ op: 'add', path: '/data/a', value: '1' }))),
    answer: refused(413, 'RequestEntityTooLarge', 'Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001'),
  },
  {
    name: 'JSON: a kind of its own', given, request: operations({ op: 'replace', path: '/kind', value: 'Nope' }),
    answer: invalid(' ""', 'patch: Invalid value: "<object>": no kind "Nope" is registered for version "v1" in scheme "pkg/runtime/scheme.go:<line>"'),
  },
  {
    name: 'strategic: an unknown directive', given: aPod,
    request: patch('strategic', pod, { spec: { $patch: 'nope' } }),
    answer: refused(500, '', 'unknown patch type: nope in map: map[$patch:nope]'),
  },
  {
    name: 'strategic: an item without its key', given: aPod,
    request: patch('strategic', pod, { spec: { containers: [{ image: 'i' }] } }),
    answer: refused(500, '', 'map: map[image:i] does not contain declared merge key: name'),
  },
  {
    name: 'strategic: a text for a list', given: aPod,
    request: patch('strategic', pod, { spec: { containers: 'c' } }),
    answer: invalid(' ""', 'patch: Invalid value: "map[spec:map[containers:c]]": cannot restore slice from string'),
  },
  {
    name: 'strategic: an order that is no list', given: aPod,
    request: patch('strategic', pod, { spec: { '$setElementOrder/containers': 'c' } }),
    answer: refused(500, '', 'expected a []interface {}, but received a string'),
  },
  {
    name: 'strategic: an order that lacks an item', given: aPod,
    request: patch('strategic', pod, { spec: { '$setElementOrder/containers': [{ name: 'b' }], containers: [{ name: 'c', image: 'i' }] } }),
    answer: refused(500, '', "The order in patch list:\n[map[image:i name:c]]\n doesn't match $setElementOrder list:\n[map[name:b]]\n"),
  },
  {
    name: 'strategic: a number', given: aPod, request: patch('strategic', pod, '5'),
    answer: badRequest('json: cannot unmarshal number into Go value of type map[string]interface {}'),
  },
  {
    name: 'strategic: retained keys that are no list', given: aPod,
    request: patch('strategic', pod, { spec: { $retainKeys: 'c' } }),
    answer: badRequest('invalid patch format of retainKeys'),
  },
  {
    name: 'strategic: what may not change', given: [job],
    request: patch('strategic', at(good.job), { spec: { completionMode: 'NonIndexed' } }),
    answer: invalid('Job.batch "x"', 'spec.completionMode: Invalid value: "NonIndexed": field is immutable'),
  },
  {
    name: 'apply: without manager', given,
    request: { method: 'PATCH', target: map, body: 'a: 1', headers: { 'content-type': 'application/apply-patch+xml' } },
    answer: refused(415, 'UnsupportedMediaType', '415: Unsupported Media Type'),
  },
]
