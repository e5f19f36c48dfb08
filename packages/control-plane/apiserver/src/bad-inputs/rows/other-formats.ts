import { badRequest, creating, invalid, post, put, refused, remove, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'

const maps = '/api/v1/namespaces/default/configmaps'
const yaml = 'application/yaml'
const protobuf = 'application/vnd.kubernetes.protobuf'

/** Bodies in YAML and protobuf. */
export const otherFormats: readonly BadInput[] = [
  {
    name: 'YAML: nothing', request: post(maps, '', yaml),
    answer: invalid('ConfigMap ""', 'metadata.name: Required value: name or generateName is required'),
  },
  {
    name: 'YAML: a word', request: post(maps, 'hello', yaml),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (68656c6c6f)`),
  },
  {
    name: 'YAML: a list', request: post(maps, '- a', yaml),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (2d2061)`),
  },
  {
    name: 'YAML: a value where a key is due', request: post(maps, 'a: b: c', yaml),
    answer: badRequest('the object provided is unrecognized (must be of type ConfigMap): yaml: mapping values are not allowed in this context (613a20623a2063)'),
  },
  {
    name: 'YAML: a tab for indentation', request: post(maps, 'metadata:\n\tname: x', yaml),
    answer: badRequest('the object provided is unrecognized (must be of type ConfigMap): yaml: line 2: found character that cannot start any token (6d657461646174613a0a096e616d653a2078)'),
  },
  {
    name: 'YAML: a bracket that is not closed', request: post(maps, 'metadata: [', yaml),
    answer: badRequest('the object provided is unrecognized (must be of type ConfigMap): yaml: line 1: did not find expected node content (6d657461646174613a205b)'),
  },
  {
    name: 'YAML: a quote that is not closed', request: post(maps, 'metadata: {name: "x', yaml),
    answer: badRequest('the object provided is unrecognized (must be of type ConfigMap): yaml: found unexpected end of stream (6d657461646174613a207b6e616d653a202278)'),
  },
  {
    name: 'YAML: an alias of nothing', request: post(maps, 'metadata: *a', yaml),
    answer: badRequest("the object provided is unrecognized (must be of type ConfigMap): yaml: unknown anchor 'a' referenced (6d657461646174613a202a61)"),
  },
  {
    name: 'YAML: another kind', request: post(maps, 'kind: Secret\napiVersion: v1', yaml),
    answer: badRequest('Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): unknown conversion'),
  },
  {
    name: 'YAML: a number where a text is due', request: post(maps, 'metadata: {name: x}\ndata: {a: 1}', yaml),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string'),
  },
  {
    name: 'YAML: a key twice',
    request: post(`${maps}?fieldValidation=Strict`, 'metadata: {name: x}\ndata: {a: "1", a: "2"}', yaml),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: yaml: unmarshal errors:\n  line 2: key "a" already set in map'),
  },
  {
    name: 'YAML: an unknown field',
    request: post(`${maps}?fieldValidation=Strict`, 'metadata: {name: x}\nbogus: 1', yaml),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "bogus"'),
  },
  {
    name: 'YAML: in an update', given: [creating(good.configMap)],
    request: put(`${maps}/x`, 'data: {a: [1]}', yaml),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal array into Go struct field ConfigMap.data of type string'),
  },
  {
    name: 'YAML: in the options of a deletion', given: [creating(good.configMap)],
    request: { ...remove(`${maps}/x`, 'a: b: c'), headers: { 'content-type': yaml } },
    answer: refused(500, '', 'yaml: mapping values are not allowed in this context'),
  },
  {
    name: 'protobuf: nothing', request: post(maps, '', protobuf),
    answer: badRequest('the object provided is unrecognized (must be of type ConfigMap): empty data (<empty>)'),
  },
  {
    name: 'protobuf: JSON', request: post(maps, '{"metadata":{"name":"x"}}', protobuf),
    answer: badRequest('the object provided is unrecognized (must be of type ConfigMap): provided data does not appear to be a protobuf message, expected prefix [107 56 115 0] ({"metadata":{"name":"x"}})'),
  },
  {
    name: 'protobuf: the magic number alone', request: post(maps, 'k8s\u0000', protobuf),
    answer: badRequest('the object provided is unrecognized (must be of type ConfigMap): empty body (6b387300)'),
  },
  {
    name: 'protobuf: an unknown kind', request: post(maps, 'k8s\u0000\n\n\n\u0002v1\u0012\u0004Nope', protobuf),
    answer: badRequest('Nope in version "v1" cannot be handled as a ConfigMap: no kind "Nope" is registered for version "v1" in scheme "pkg/runtime/scheme.go:<line>"'),
  },
  {
    name: 'protobuf: another kind',
    request: post(maps, 'k8s\u0000\n\u000c\n\u0002v1\u0012\u0006Secret\u0012\u0000', protobuf),
    answer: badRequest('Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): unknown conversion'),
  },
]
