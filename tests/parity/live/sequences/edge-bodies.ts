import type { Json, JsonObject } from '../../exchange.js'
import { configMaps, pods, secrets } from './collections.js'
import { deployment, pod, secret } from './objects.js'
import { inNamespace, post, tryPost, type Sequence, type Step } from './step.js'

const json = { 'Content-Type': 'application/json' }
const yaml = { 'Content-Type': 'application/yaml' }
const strictly = (body: Json, directive: string, plural = 'configmaps', groupVersion = 'v1'): Step =>
  post(`${inNamespace(plural, groupVersion)}?dryRun=All&fieldValidation=${directive}`, body, json)

const texts = [
  '',
  ' ',
  '\n',
  'null',
  'true',
  '5',
  '"x"',
  '[]',
  '[{}]',
  '{',
  '}',
  '{}',
  '{"',
  '{"a"',
  '{"a":',
  '{"a":1',
  '{"a":1,',
  '{"a":1,}',
  "{'a':1}",
  '{a:1}',
  '{"kind":"ConfigMap"}',
  '{"apiVersion":"v1"}',
  '{"kind":5}',
  '{"apiVersion":[]}',
  '{"kind":null,"apiVersion":null,"metadata":{"name":"n"}}',
  '{"kind":"","apiVersion":"","metadata":{"name":"n"}}',
  '{"apiVersion":"v1","kind":"ConfigMapList","items":[]}',
  '{"apiVersion":"v1","kind":"List","items":[]}',
  '{"apiVersion":"v1","kind":"configmap","metadata":{"name":"n"}}',
  '{"apiVersion":"v2","kind":"ConfigMap"}',
  '{"apiVersion":"a/b/c","kind":"ConfigMap"}',
  '{"apiVersion":"apps/v1","kind":"Deployment"}',
  '{"apiVersion":"extensions/v1beta1","kind":"Deployment"}',
  '{"apiVersion":"v1","kind":"Status"}',
  '{"apiVersion":"v1","kind":"DeleteOptions"}',
  '{"apiVersion":"apps/v1","kind":"ConfigMap"}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":null}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":"x"}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":[]}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"data":null}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"data":[]}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"data":{"a":null}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"data":{"a":1,"b":true}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"binaryData":{"a":"eA"}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"binaryData":{"a":"e A=="}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"binaryData":{"a":5}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"immutable":"yes"}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"immutable":1}',
  '{"APIVERSION":"v1","KIND":"ConfigMap","METADATA":{"NAME":"n"}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n","Labels":{"a":"b"}}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n","creationTimestamp":"2024-13-01T00:00:00Z"}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n","creationTimestamp":5}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n","generation":1.0}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n","generation":1.5}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n","generation":1e3}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n","generation":9223372036854775808}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n","generation":"5"}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\\u00e4"}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"data":{"a":"\\ud83d\\ude00 \\u0000 <&>"}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"data":{"a":"\\x"}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"},"data":{"a":"tab\there"}}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"}} {}',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"n"}}\n\n',
  '// x\n{}',
  '{"a":01}',
  '{"a":+1}',
  '{"a":.5}',
  '{"a":1.}',
  '{"a":NaN}',
  '{"a":tru}',
  '{"a":nul',
]

const yamls = [
  '',
  '\n',
  '# only\n',
  '---\n',
  '---\n---\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: y\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: y}\ndata:\n  a: 1\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: y}\ndata:\n  a: yes\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: y}\ndata:\n  a: "yes"\n  b: |\n    two\n    lines\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: y}\nmetadata: {name: z}\n',
  '- a\n- b\n',
  'just text\n',
  'a: b: c\n',
  'a: [1\n',
  'a: {b\n',
  '\tx: 1\n',
  'a: *x\n',
  'a: &x 1\nb: *x\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: y}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: z}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: y, labels: {a: b, a: c}}\n',
  'apiVersion: v1\nkind: Secret\nmetadata: {name: y}\n',
  'kind: 5\n',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"y"}}',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: y}\nbogus: 1\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n name: y\n  labels: {}\n',
  '? x\n',
  '!!binary x\n',
  'a: !x y\n',
  '%YAML 1.1\n---\na: b\n',
]

const types = [
  'application/json; charset=utf-8',
  'application/json;',
  'Application/JSON',
  ' application/json ',
  'application/json, text/plain',
  'text/json',
  'application/yaml; x=y',
  'text/yaml',
  'application/x-yaml',
  'application/vnd.kubernetes.protobuf',
  'application/cbor',
  '*/*',
  'json',
  'multipart/form-data',
]

const limiting = (cpu: Json): JsonObject => ({
  containers: [{ name: 'a', image: 'i', resources: { limits: { cpu } } }],
})
const probing = (port: Json): JsonObject => ({
  containers: [{ name: 'a', image: 'i', livenessProbe: { httpGet: { port } } }],
})

/** Specs with values of another type. */
const specs: readonly JsonObject[] = [
  { terminationGracePeriodSeconds: 'x' },
  { terminationGracePeriodSeconds: 1.5 },
  { activeDeadlineSeconds: 2 ** 53 },
  { containers: 'x' },
  { containers: [null] },
  { containers: ['x'] },
  { containers: {} },
  limiting('x'),
  limiting(1),
  limiting(1.5),
  limiting(true),
  limiting(null),
  limiting('1e500'),
  limiting(' 1 '),
  probing(true),
  probing(1.5),
  probing('a b'),
  { hostNetwork: 'true' },
  { nodeSelector: { a: 1 } },
  { nodeSelector: ['a'] },
  { tolerations: [{ tolerationSeconds: '5' }] },
  { securityContext: { runAsUser: 1e20 } },
  { volumes: [{ name: 'v', emptyDir: { sizeLimit: 'big' } }] },
  { volumes: [{ name: 'v', configMap: { name: 'c', defaultMode: '0644' } }] },
  { volumes: [{ name: 'v', configMap: { name: 'c', defaultMode: -1 } }] },
]

const secretParts: readonly JsonObject[] = [
  { data: { a: 'not base64!' } },
  { data: { a: 'YQ' } },
  { data: { a: 'YQ==\n' } },
  { data: { a: null } },
  { data: { a: 5 } },
  { stringData: { a: 5 } },
  { type: 5 },
  { data: 'x' },
  { immutable: null },
]

const misspelt = deployment(
  { name: 'd', extra: 1 },
  { bogus: 1 },
  {
    containers: [
      {
        name: 'c',
        image: 'i',
        imag: 'x',
        ports: [{ containerPort: 1, prot: 'x' }],
        env: [{ name: 'A', valu: 1 }],
      },
    ],
    volume: [],
  },
)

export const edgeBodies: Sequence = {
  name: 'edge/more-bodies',
  steps: [
    ...texts.map((text) => tryPost(configMaps, text, json)),
    ...yamls.map((text) => tryPost(configMaps, text, yaml)),
    ...yamls.slice(5).map((text) => post(`${configMaps}?dryRun=All&fieldValidation=Strict`, text, yaml)),
    ...['Strict', 'Warn', 'Ignore', ''].flatMap((directive) => [
      strictly(
        '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d","name":"e"},"data":{"a":"1","a":"2"},"data":{"b":"3"}}',
        directive,
      ),
      strictly(
        '{"apiVersion":"v1","kind":"ConfigMap","kind":"ConfigMap","metadata":{"name":"d","bogus":1,"labels":{"a":"b"}},"more":{"x":1},"data":{"c":"d"}}',
        directive,
      ),
      strictly(misspelt, directive, 'deployments', 'apps/v1'),
      strictly(
        '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[{"name":"a","image":"i","image":"j"},{"name":"b","image":"i","env":[{"name":"X","value":"1","value":"2"}]}]}}',
        directive,
        'pods',
      ),
    ]),
    ...types.map((type) =>
      tryPost(configMaps, '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}', {
        'Content-Type': type,
      }),
    ),
    ...['Pod', 'Deployment', 'Service', 'Nope'].map((kind) => tryPost(pods, { ...pod('k'), kind })),
    ...specs.map((spec) => tryPost(pods, pod('t', spec))),
    ...secretParts.map((rest) => tryPost(secrets, secret('s', rest))),
  ],
}
