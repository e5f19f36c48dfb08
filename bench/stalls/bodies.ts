import { configMap, json, keys, maps, pod, pods, post, times, yaml, type HostileRequest } from './hostile-request.js'

const dry = `${maps}?dryRun=All`
const dryPods = `${pods}?dryRun=All`

function yamlKeys(count: number): string {
  return `metadata:\n  name: a\ndata:\n${times(count, (i) => `  k${i}: v\n`).join('')}`
}

const letters = 'abcdefghij'
const bomb = times(letters.length, (i) => {
  const name = letters.charAt(i)
  const inner = i === 0 ? 'x' : `*${letters.charAt(i - 1)}`
  return `${name}: &${name} [${times(9, () => inner).join(',')}]`
}).join('\n')

const labelled = (labels: object): string => JSON.stringify({ metadata: { name: 'a', labels } })
const noted = (annotations: object): string => JSON.stringify({ metadata: { name: 'a', annotations } })
const owned = (count: number): string =>
  JSON.stringify({
    metadata: {
      name: 'a',
      managedFields: [
        {
          manager: 'm', operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', time: '2026-01-01T00:00:00Z',
          fieldsV1: { 'f:data': keys(count, () => ({}), 'f:k') },
        },
      ],
    },
    data: { k0: 'v' },
  })

const policies = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies?dryRun=All'
const policy = (expressions: readonly string[]): string =>
  JSON.stringify({
    metadata: { name: 'p' },
    spec: {
      matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['pods'], operations: ['CREATE'] }] },
      validations: expressions.map((expression) => ({ expression })),
    },
  })

const defined = (properties: object): string =>
  JSON.stringify({
    metadata: { name: 'as.b.io' },
    spec: {
      group: 'b.io', scope: 'Cluster', names: { plural: 'as', kind: 'A', listKind: 'AList', singular: 'a' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', properties } } }],
    },
  })

function definition(depth: number): string {
  let schema: object = { type: 'string' }
  for (let level = 0; level < depth; level++) schema = { type: 'object', properties: { a: schema } }
  return defined({ spec: schema })
}

function ruled(count: number): string {
  const one = { type: 'string', maxLength: 10, 'x-kubernetes-validations': [{ rule: "self.matches('a+b')" }] }
  return defined({ spec: { type: 'object', properties: keys(count, () => one) } })
}

/** Bodies of a creation, nothing of which is kept. */
export const bodies: readonly HostileRequest[] = [
  { name: 'YAML: 100,000 keys', asks: () => [post(dry, yamlKeys(100_000), yaml)] },
  { name: 'YAML: 900,000 open lists', asks: () => [post(dry, '['.repeat(900_000), yaml)] },
  { name: 'YAML: 400,000 block lists in each other', asks: () => [post(dry, '- '.repeat(400_000), yaml)] },
  { name: 'YAML: aliases of aliases', asks: () => [post(dry, bomb, yaml)] },
  { name: 'YAML: 200,000 items in flow style', asks: () => [post(dry, `data: [${'a,'.repeat(200_000)}]`, yaml)] },
  { name: 'YAML: 60 KiB of keys', asks: () => [post(dry, yamlKeys(6_000), yaml)] },
  { name: 'YAML: a text of 2 MiB', asks: () => [post(dry, `metadata: {name: a}\ndata:\n  k: ${'word '.repeat(400_000)}\n`, yaml)] },
  { name: 'JSON: 100,000 keys of data', asks: () => [post(dry, configMap('a', { data: keys(100_000, () => 'v') }))] },
  { name: 'JSON: 1,000,000 open lists', asks: () => [post(dry, '['.repeat(1_000_000))] },
  { name: 'JSON: 200,000 maps in each other', asks: () => [post(dry, '{"a":'.repeat(200_000))] },
  { name: 'JSON: a number of 1,000,000 digits', asks: () => [post(dry, `{"metadata":{"generation":${'9'.repeat(1_000_000)}}}`)] },
  { name: 'JSON: 150,000 integers of 19 digits', asks: () => [post(dry, `{"x":[${times(150_000, () => '9007199254740993').join(',')}]}`)] },
  { name: 'JSON: a key 200,000 times', asks: () => [post(dry, `{"data":{${times(200_000, () => '"k":"v"').join(',')}}}`)] },
  { name: 'JSON: 200,000 unknown fields, Strict', asks: () => [post(`${dry}&fieldValidation=Strict`, configMap('a', keys(150_000, () => 1)))] },
  { name: 'JSON: 150,000 unknown fields, Warn', asks: () => [post(dry, configMap('a', keys(150_000, () => 1)))] },
  { name: 'JSON: 60 KiB of keys', asks: () => [post(dry, configMap('a', { data: keys(5_000, () => 'v') }))] },
  { name: 'JSON: 31 KiB of keys, 40 at once', asks: () => times(40, () => post(dry, configMap('a', { data: keys(2_600, () => 'v') }))) },
  { name: 'JSON: 20 KiB of keys, 100 at once', asks: () => times(100, () => post(dry, configMap('a', { data: keys(1_700, () => 'v') }))) },
  { name: 'YAML: 4 KiB of keys, 100 at once', asks: () => times(100, () => post(dry, yamlKeys(400), yaml)) },
  { name: 'JSON: a text of 2.9 MiB', asks: () => [post(dry, configMap('a', { data: { k: 'x'.repeat(2_900_000) } }))] },
  { name: 'JSON: a text of 900 KiB of escapes', asks: () => [post(dry, configMap('a', { data: { k: '\u0001"\\'.repeat(200_000) } }))] },
  { name: 'data: 90,000 keys that are wrong', asks: () => [post(dry, configMap('a', { data: keys(90_000, () => 'v', '!k') }))] },
  { name: 'labels: 100,000 that are right', asks: () => [post(dry, labelled(keys(100_000, () => 'v')))] },
  { name: 'labels: 130,000 that are wrong', asks: () => [post(dry, labelled(keys(130_000, () => '!', '!k')))] },
  { name: 'labels: one of 1 MiB', asks: () => [post(dry, labelled({ ['a'.repeat(1 << 20)]: '-'.repeat(1 << 20) }))] },
  { name: 'annotations: 100,000', asks: () => [post(dry, noted(keys(100_000, () => 'v')))] },
  { name: 'managedFields: 100,000 fields of the client\'s', asks: () => [post(dry, owned(100_000))] },
  { name: 'finalizers: 100,000', asks: () => [post(dry, JSON.stringify({ metadata: { name: 'a', finalizers: times(100_000, (i) => `a.b/c${i}`) } }))] },
  { name: 'owners: 20,000', asks: () => [post(dry, JSON.stringify({ metadata: { name: 'a', ownerReferences: times(20_000, (i) => ({ apiVersion: 'v1', kind: 'Pod', name: `p${i}`, uid: `${i}`, controller: true })) } }))] },
  { name: 'pod: 60,000 environment variables', asks: () => [post(dryPods, pod('a', { env: times(60_000, (i) => ({ name: `E${i}`, value: '$(E1)' })) }))] },
  { name: 'pod: 60,000 ports', asks: () => [post(dryPods, pod('a', { ports: times(60_000, (i) => ({ containerPort: (i % 65_000) + 1, name: `p${i}` })) }))] },
  { name: 'pod: 40,000 tolerations', asks: () => [post(dryPods, pod('a', {}, { tolerations: times(40_000, (i) => ({ key: `k${i}`, operator: 'Exists' })) }))] },
  { name: 'pod: 20,000 containers', asks: () => [post(dryPods, pod('a', {}, { initContainers: times(20_000, (i) => ({ name: `c${i}`, image: 'i' })) }))] },
  { name: 'pod: 30,000 volumes and mounts', asks: () => [post(dryPods, pod('a', { volumeMounts: times(20_000, (i) => ({ name: `v${i}`, mountPath: `/m/${i}` })) }, { volumes: times(20_000, (i) => ({ name: `v${i}`, emptyDir: {} })) }))] },
  { name: 'pod: a quantity of 1,000,000 digits', asks: () => [post(dryPods, pod('a', { resources: { limits: { cpu: '9'.repeat(1_000_000) } } }))] },
  { name: 'pod: 40,000 resources', asks: () => [post(dryPods, pod('a', { resources: { limits: keys(40_000, () => '1', 'a.b/r') } }))] },
  { name: 'role: 50,000 rules', asks: () => [post('/apis/rbac.authorization.k8s.io/v1/clusterroles?dryRun=All', JSON.stringify({ metadata: { name: 'a' }, rules: times(50_000, () => ({ verbs: ['get'], resources: ['pods'], apiGroups: [''] })) }))] },
  { name: 'service: 30,000 ports', asks: () => [post('/api/v1/namespaces/default/services?dryRun=All', JSON.stringify({ metadata: { name: 'a' }, spec: { ports: times(30_000, (i) => ({ name: `p${i}`, port: (i % 65_000) + 1 })) } }))] },
  { name: 'review: 60,000 extra', asks: () => [post('/apis/authorization.k8s.io/v1/subjectaccessreviews', JSON.stringify({ spec: { user: 'u', resourceAttributes: { verb: 'get' }, extra: keys(60_000, () => ['v']) } }))] },
  { name: 'protobuf: 100,000 keys', asks: () => [post(dry, protobufMap(100_000), { 'content-type': 'application/vnd.kubernetes.protobuf' })] },
  { name: 'protobuf: 500,000 empty keys', asks: () => [post(dry, protobufEmpty(500_000), { 'content-type': 'application/vnd.kubernetes.protobuf' })] },
  { name: 'expressions: parentheses in each other', asks: () => [post(policies, policy([`${'('.repeat(9_000)}true${')'.repeat(9_000)}`]))] },
  { name: 'expressions: a sum of 4,000', asks: () => [post(policies, policy([`${times(4_000, (i) => `${i}`).join('+')} > 0`]))] },
  { name: 'expressions: lists in each other', asks: () => [post(policies, policy([`${'['.repeat(5_000)}1${']'.repeat(5_000)} == []`]))] },
  { name: 'expressions: 300 of them', asks: () => [post(policies, policy(times(300, (i) => `object.metadata.name.startsWith('a${i}')`)))] },
  { name: 'expressions: a pattern of 20 KiB', asks: () => [post(policies, policy([`object.metadata.name.matches('${'(a|b)*c{1,9}'.repeat(1_700)}')`]))] },
  { name: 'expressions: a pattern that repeats what repeats', asks: () => [post(policies, policy([`'a'.matches('${'('.repeat(9)}a${'{1,1000})'.repeat(9)}')`]))] },
  { name: 'expressions: 20 KiB of macros in each other', asks: () => [post(policies, policy([`${'[1].all(x, '.repeat(200)}true${')'.repeat(200)}`]))] },
  { name: 'definition: a schema 400 deep', asks: () => [post('/apis/apiextensions.k8s.io/v1/customresourcedefinitions?dryRun=All', definition(400))] },
  { name: 'definition: 800 properties with rules', asks: () => [post('/apis/apiextensions.k8s.io/v1/customresourcedefinitions?dryRun=All', ruled(250))] },
  { name: 'deletion options of 2 MiB', asks: () => [{ method: 'DELETE', path: `${maps}/none`, headers: json, body: JSON.stringify({ kind: 'DeleteOptions', apiVersion: 'v1', x: keys(150_000, () => 1) }) }] },
]

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left])
    bytes.push((left % 128) + 128)
  }
}

function field(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes])
}

const text = (number: number, value: string): Buffer => field(number, Buffer.from(value))

function envelope(raw: Buffer): Buffer {
  const meta = Buffer.concat([text(1, 'v1'), text(2, 'ConfigMap')])
  return Buffer.concat([Buffer.from('k8s\0'), field(1, meta), field(2, raw)])
}

function protobufMap(count: number): Buffer {
  const entries = times(count, (i) => field(2, Buffer.concat([text(1, `k${i}`), text(2, 'v')])))
  return envelope(Buffer.concat([field(1, text(1, 'a')), ...entries]))
}

function protobufEmpty(count: number): Buffer {
  return envelope(Buffer.concat([field(1, text(1, 'a')), ...times(count, () => field(2, Buffer.alloc(0)))]))
}
