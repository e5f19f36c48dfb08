import { badRequest, creating, invalid, post, refused, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { quantity } from '../texts.js'

const maps = '/api/v1/namespaces/default/configmaps'
const pods = '/api/v1/namespaces/default/pods'
const strict = '?fieldValidation=Strict'

/** Bodies that are no JSON, or not of the kind's shape. */
export const bodies: readonly BadInput[] = [
  {
    name: 'nothing', request: post(maps, ''),
    answer: badRequest("the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input (<empty>)"),
  },
  {
    name: 'a word', request: post(maps, 'hello'),
    answer: badRequest("the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character 'h' looking for beginning of value (68656c6c6f)"),
  },
  {
    name: 'an array', request: post(maps, '[]'),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (5b5d)`),
  },
  {
    name: 'null', request: post(maps, 'null'),
    answer: invalid('ConfigMap ""', 'metadata.name: Required value: name or generateName is required'),
  },
  {
    name: 'a number', request: post(maps, '5'),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal number into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (35)`),
  },
  {
    name: 'a text', request: post(maps, '"x"'),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (227822)`),
  },
  {
    name: 'JSON that breaks off', request: post(maps, '{"metadata":{"name":"x"'),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input ({"metadata":{"name":"x")`),
  },
  {
    name: 'JSON with a comma too many', request: post(maps, '{"metadata":{"name":"x",}}'),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character '}' looking for beginning of object key string ({"metadata":{"name":"x",}})`),
  },
  {
    name: 'something after the JSON', request: post(maps, '{"metadata":{"name":"x"}} {}'),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character '{' after top-level value ({"metadata":{"name":"x"}} {})`),
  },
  {
    name: 'a control character in a text', request: post(maps, '{"metadata":{"name":"x\ny"}}'),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character '\\n' in string literal ({"metadata":{"name":"x\ny"}})`),
  },
  {
    name: 'another kind', request: post(maps, { kind: 'Secret', apiVersion: 'v1' }),
    answer: badRequest('Secret in version "v1" cannot be handled as a ConfigMap: converting (v1.Secret) to (core.ConfigMap): unknown conversion'),
  },
  {
    name: 'an unknown kind', request: post(maps, { kind: 'Nope', apiVersion: 'v1' }),
    answer: badRequest('Nope in version "v1" cannot be handled as a ConfigMap: no kind "Nope" is registered for version "v1" in scheme "pkg/runtime/scheme.go:<line>"'),
  },
  {
    name: 'another version', request: post(maps, { kind: 'ConfigMap', apiVersion: 'v2' }),
    answer: badRequest('ConfigMap in version "v2" cannot be handled as a ConfigMap: no kind "ConfigMap" is registered for version "v2" in scheme "pkg/runtime/scheme.go:<line>"'),
  },
  {
    name: 'an impossible version', request: post(maps, { kind: 'ConfigMap', apiVersion: 'a/b/c' }),
    answer: badRequest('the object provided is unrecognized (must be of type ConfigMap): unexpected GroupVersion string: a/b/c ({"kind":"ConfigMap","apiVersio ...)'),
  },
  {
    name: 'a version without kind', request: post(maps, { apiVersion: 'apps/v1', metadata: { name: 'x' } }),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: no kind "ConfigMap" is registered for version "apps/v1" in scheme "pkg/runtime/scheme.go:<line>"'),
  },
  {
    name: 'a kind that is a number', request: post(maps, { kind: 5 }),
    answer: badRequest(`the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .kind of type string ({"kind":5})`),
  },
  {
    name: 'a name that is a list', request: post(maps, { metadata: { name: ['x'] } }),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal array into Go struct field ObjectMeta.metadata.name of type string'),
  },
  {
    name: 'metadata that are a text', request: post(maps, { metadata: 'x' }),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal string into Go struct field ConfigMap.metadata of type v1.ObjectMeta'),
  },
  {
    name: 'data that are a list', request: creating(good.configMap, { '/data': ['a'] }),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal array into Go struct field ConfigMap.data of type map[string]string'),
  },
  {
    name: 'a datum that is a number', request: creating(good.configMap, { '/data/a': 1 }),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string'),
  },
  {
    name: 'containers that are an object', request: creating(good.pod, { '/spec/containers': {} }),
    answer: badRequest('Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container'),
  },
  {
    name: 'a port that is a text',
    request: creating(good.pod, { '/spec/containers/0/ports': [{ containerPort: 'http' }] }),
    answer: badRequest('Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32'),
  },
  {
    name: 'a port that is a fraction',
    request: creating(good.pod, { '/spec/containers/0/ports': [{ containerPort: 80.5 }] }),
    answer: badRequest('Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal number 80.5 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32'),
  },
  {
    name: 'a port past 32 bits',
    request: creating(good.pod, { '/spec/containers/0/ports': [{ containerPort: 2147483648 }] }),
    answer: badRequest('Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal number 2147483648 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32'),
  },
  {
    name: 'a switch that is a text', request: creating(good.pod, { '/spec/hostNetwork': 'yes' }),
    answer: badRequest('Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool'),
  },
  {
    name: 'a quantity that is none',
    request: creating(good.pod, { '/spec/containers/0/resources': { limits: { cpu: '1 core' } } }),
    answer: badRequest(`Pod in version "v1" cannot be handled as a Pod: ${quantity}`),
  },
  {
    name: 'a quantity that is a switch',
    request: creating(good.pod, { '/spec/containers/0/resources': { limits: { cpu: true } } }),
    answer: badRequest(`Pod in version "v1" cannot be handled as a Pod: ${quantity}`),
  },
  {
    name: 'base64 that is none', request: creating(good.secret, { '/data/a': '***' }),
    answer: badRequest('Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 0'),
  },
  {
    name: 'a time that is none', request: creating(good.configMap, { '/metadata/creationTimestamp': 'yesterday' }),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: parsing time "yesterday" as "<time>07:00": cannot parse "yesterday" as "2006"'),
  },
  {
    name: 'a time that is a number', request: creating(good.configMap, { '/metadata/deletionTimestamp': 5 }),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ObjectMeta.metadata.deletionTimestamp of type string'),
  },
  {
    name: 'a time of microseconds that is none',
    request: creating(good.lease, { '/spec/renewTime': '2024-01-01' }),
    answer: badRequest('Lease in version "v1" cannot be handled as a Lease: parsing time "2024-01-01" as "<time>07:00": cannot parse "" as "T"'),
  },
  {
    name: 'a number or text that is a switch',
    request: creating(good.service, { '/spec/ports/0/targetPort': true }),
    answer: badRequest('Service in version "v1" cannot be handled as a Service: json: cannot unmarshal bool into Go struct field ServicePort.spec.ports.targetPort of type int32'),
  },
  {
    name: 'an unknown field where that is strict',
    request: post(maps + strict, { metadata: { name: 'x' }, bogus: 1 }),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "bogus"'),
  },
  {
    name: 'unknown fields at several places',
    request: post(pods + strict, { metadata: { name: 'x', bogus: 1 }, spec: { containers: [{ name: 'c', image: 'i', bogus: { a: 1 } }] } }),
    answer: badRequest('Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "metadata.bogus", unknown field "spec.containers[0].bogus"'),
  },
  {
    name: 'a key twice', request: post(maps + strict, '{"metadata":{"name":"x"},"data":{"a":"1","a":"2"}}'),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: duplicate field "data.a"'),
  },
  {
    name: 'keys unknown and twice, in their order, but not within what is unknown',
    request: post(maps + strict, '{"bogus":{"a":1,"a":2},"metadata":{"name":"x"},"data":{"a":"1","a":"2"},"bogus":1,"Data":{}}'),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "bogus", duplicate field "data.a", unknown field "Data"'),
  },
  {
    name: 'a field in another case', request: post(maps + strict, { metadata: { name: 'x' }, Data: { a: '1' } }),
    answer: badRequest('ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "Data"'),
  },
  {
    name: 'more than 3 MiB', request: creating(good.configMap, { '/data/a': 'x'.repeat(3 * 1024 * 1024) }),
    answer: refused(413, 'RequestEntityTooLarge', 'Request entity too large: limit is 3145728'),
  },
  {
    name: 'more than a MiB of data', request: creating(good.configMap, { '/data/b': 'x'.repeat(1024 * 1024) }),
    answer: invalid('ConfigMap "x"', '[]: Too long: may not be more than 1048576 bytes'),
  },
]
