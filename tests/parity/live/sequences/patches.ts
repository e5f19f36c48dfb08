import type { Json } from '../../exchange.js'
import { configMap, deployment, pod, service } from './objects.js'
import { get, inNamespace, jsonPatch, merge, patch, patches, post, put, remove, strategic, table, partial, type Sequence, type Step } from './step.js'

const deployments = inNamespace('deployments', 'apps/v1')
const inPods = (spec: Json): Json => ({ spec: { template: { spec } } })

const rich = deployment(
  { name: 'web', labels: { app: 'web', old: 'yes' }, annotations: { note: 'x' }, finalizers: ['example.com/one', 'example.com/two'] },
  {},
  {
    containers: [
      {
        name: 'main', image: 'app:1', args: ['a', 'b'], command: ['run'],
        env: [{ name: 'A', value: '1' }, { name: 'B', value: '2' }, { name: 'C', value: '3' }],
        ports: [{ containerPort: 80, name: 'http' }, { containerPort: 81 }, { containerPort: 80, protocol: 'UDP', name: 'dns' }],
        volumeMounts: [{ name: 'v', mountPath: '/v' }, { name: 'w', mountPath: '/w' }],
        resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m' } },
      },
      { name: 'side', image: 'side:1' },
    ],
    volumes: [{ name: 'v', emptyDir: {} }, { name: 'w', configMap: { name: 'c' } }],
    tolerations: [{ key: 'a', operator: 'Exists' }, { key: 'b', operator: 'Equal', value: 'c', effect: 'NoExecute' }],
    hostAliases: [{ ip: '10.1.2.3', hostnames: ['x.local'] }],
    imagePullSecrets: [{ name: 'one' }],
    nodeSelector: { disk: 'ssd' },
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'web' } } }],
    affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [{ key: 'k', operator: 'Exists' }] } }] } },
  },
)

const strategics: readonly Json[] = [
  inPods({ containers: [{ name: 'main', $patch: 'delete' }] }), inPods({ containers: [{ $patch: 'replace' }, { name: 'only', image: 'i' }] }),
  inPods({ containers: [{ $patch: 'replace' }] }), inPods({ containers: [{ name: 'none', $patch: 'delete' }] }), inPods({ containers: [{ name: 'main', $patch: 'merge', image: 'z' }] }),
  inPods({ containers: [{ name: 'main', $patch: 'replace', image: 'z' }] }), inPods({ containers: [{ name: 'main', $patch: 'bogus' }] }), inPods({ containers: [{ image: 'z' }] }),
  inPods({ containers: [{ name: 'main', image: null }] }), inPods({ containers: null }), inPods({ containers: [] }), inPods({ containers: 'x' }), inPods({ containers: ['x'] }), inPods({ containers: [null] }),
  inPods({ containers: { name: 'main' } }), inPods({ containers: [{ name: 5 }] }), inPods({ containers: [{ name: 'main', image: 'a' }, { name: 'main', image: 'b' }] }),
  inPods({ $patch: 'replace', containers: [{ name: 'n', image: 'i' }] }), inPods({ $patch: 'delete' }), inPods({ nodeSelector: { $patch: 'replace', a: 'b' } }), inPods({ nodeSelector: { $patch: 'delete' } }),
  inPods({ nodeSelector: { disk: null } }), inPods({ nodeSelector: null }), inPods({ $retainKeys: ['containers'], containers: [] }), inPods({ $retainKeys: ['nope'] }), inPods({ $retainKeys: 'containers' }),
  inPods({ $setElementOrder: ['x'] }), inPods({ '$setElementOrder/containers': [{ name: 'side' }, { name: 'main' }] }),
  inPods({ '$setElementOrder/containers': [{ name: 'side' }, { name: 'main' }], containers: [{ name: 'side', image: 's' }] }),
  inPods({ '$setElementOrder/containers': [{ name: 'new' }, { name: 'side' }, { name: 'main' }], containers: [{ name: 'new', image: 'n' }] }),
  inPods({ '$setElementOrder/containers': [{ name: 'side' }], containers: [{ name: 'main', image: 's' }] }),
  inPods({ '$setElementOrder/containers': [{ name: 'main' }, { name: 'side' }], containers: [{ name: 'side', image: 's' }, { name: 'main', image: 'm' }] }),
  inPods({ '$setElementOrder/containers': 'x' }), inPods({ '$setElementOrder/containers': [{ image: 'x' }] }), inPods({ '$setElementOrder/nope': [{ name: 'x' }] }), inPods({ '$setElementOrder/containers': ['main'] }),
  { metadata: { '$setElementOrder/finalizers': ['example.com/two', 'example.com/one'] } }, { metadata: { '$setElementOrder/finalizers': ['example.com/two', 'example.com/three', 'example.com/one'], finalizers: ['example.com/three'] } },
  { metadata: { '$deleteFromPrimitiveList/finalizers': ['example.com/two'] } }, { metadata: { '$deleteFromPrimitiveList/finalizers': ['none'] } }, { metadata: { '$deleteFromPrimitiveList/finalizers': 'x' } },
  { metadata: { '$deleteFromPrimitiveList/finalizers': ['example.com/one'], finalizers: ['example.com/new'] } }, { metadata: { '$deleteFromPrimitiveList/nope': ['x'] } }, { metadata: { '$deleteFromPrimitiveList/labels': ['x'] } },
  { metadata: { finalizers: null } }, { metadata: { finalizers: ['example.com/one'] } }, { metadata: { finalizers: [] } }, { metadata: { finalizers: 'x' } }, { metadata: { finalizers: [5] } },
  inPods({ containers: [{ name: 'main', '$deleteFromPrimitiveList/args': ['a'] }] }), inPods({ containers: [{ name: 'main', args: ['c'] }] }), inPods({ containers: [{ name: 'main', args: null }] }), inPods({ containers: [{ name: 'main', args: [] }] }),
  inPods({ containers: [{ name: 'main', env: [{ name: 'A', $patch: 'delete' }, { name: 'D', value: '4' }] }] }), inPods({ containers: [{ name: 'main', env: [{ $patch: 'replace' }, { name: 'Z', value: '4' }] }] }),
  inPods({ containers: [{ name: 'main', env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }] }), inPods({ containers: [{ name: 'main', env: [{ name: 'A', value: null, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }] }),
  inPods({ containers: [{ name: 'main', env: null }] }), inPods({ containers: [{ name: 'main', '$setElementOrder/env': [{ name: 'C' }, { name: 'A' }, { name: 'B' }] }] }),
  inPods({ containers: [{ name: 'main', ports: [{ containerPort: 80, $patch: 'delete' }] }] }), inPods({ containers: [{ name: 'main', ports: [{ containerPort: 80, protocol: 'UDP', name: 'x' }] }] }),
  inPods({ containers: [{ name: 'main', ports: [{ containerPort: 82 }] }] }), inPods({ containers: [{ name: 'main', ports: [{ name: 'http' }] }] }), inPods({ containers: [{ name: 'main', ports: [{ containerPort: '81', name: 'q' }] }] }),
  inPods({ containers: [{ name: 'main', ports: [{ containerPort: 81.0, name: 'q' }] }] }), inPods({ containers: [{ name: 'main', '$setElementOrder/ports': [{ containerPort: 81 }, { containerPort: 80 }] }] }),
  inPods({ containers: [{ name: 'main', volumeMounts: [{ mountPath: '/v', $patch: 'delete' }] }] }), inPods({ containers: [{ name: 'main', volumeMounts: [{ mountPath: '/x', name: 'v' }] }] }), inPods({ containers: [{ name: 'main', volumeMounts: [{ name: 'v' }] }] }),
  inPods({ containers: [{ name: 'main', resources: { limits: { cpu: '2' } } }] }), inPods({ containers: [{ name: 'main', resources: { limits: { cpu: null } } }] }), inPods({ containers: [{ name: 'main', resources: { limits: { $patch: 'replace', cpu: '3' } } }] }),
  inPods({ containers: [{ name: 'main', resources: null }] }), inPods({ containers: [{ name: 'main', lifecycle: { preStop: { exec: { command: ['x'] } } } }] }), inPods({ containers: [{ name: 'main', livenessProbe: { httpGet: { port: 80 } } }] }),
  inPods({ volumes: [{ name: 'v', $retainKeys: ['name', 'hostPath'], hostPath: { path: '/h' } }] }), inPods({ volumes: [{ name: 'v', $patch: 'delete' }] }), inPods({ volumes: [{ name: 'v', hostPath: { path: '/h' } }] }),
  inPods({ volumes: [{ name: 'v', $retainKeys: ['hostPath'], hostPath: { path: '/h' } }] }), inPods({ volumes: [{ name: 'v', $retainKeys: ['name'], hostPath: { path: '/h' } }] }), inPods({ volumes: [{ name: 'x', secret: { secretName: 's' } }] }),
  inPods({ volumes: [{ name: 'v', emptyDir: null, hostPath: { path: '/h' } }] }), inPods({ volumes: [{ $patch: 'replace' }, { name: 'v', emptyDir: { medium: 'Memory' } }] }),
  inPods({ tolerations: [{ key: 'z', operator: 'Exists' }] }), inPods({ tolerations: [{ $patch: 'replace' }, { key: 'z', operator: 'Exists' }] }), inPods({ tolerations: null }), inPods({ tolerations: [{ key: 'a', $patch: 'delete' }] }),
  inPods({ hostAliases: [{ ip: '10.1.2.3', hostnames: ['y.local'] }] }), inPods({ hostAliases: [{ ip: '10.1.2.4', hostnames: ['y.local'] }] }), inPods({ hostAliases: [{ ip: '10.1.2.3', $patch: 'delete' }] }),
  inPods({ imagePullSecrets: [{ name: 'two' }] }), inPods({ imagePullSecrets: [{ name: 'one', $patch: 'delete' }] }), inPods({ imagePullSecrets: [{}] }),
  inPods({ topologySpreadConstraints: [{ topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', maxSkew: 2 }] }), inPods({ topologySpreadConstraints: [{ topologyKey: 'zone', maxSkew: 2, whenUnsatisfiable: 'ScheduleAnyway' }] }),
  inPods({ topologySpreadConstraints: [{ topologyKey: 'host', maxSkew: 2, whenUnsatisfiable: 'ScheduleAnyway' }] }), inPods({ topologySpreadConstraints: [{ topologyKey: 'zone', $patch: 'delete' }] }),
  inPods({ affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } }), inPods({ affinity: null }), inPods({ affinity: { $patch: 'replace' } }), inPods({ affinity: { podAffinity: { bogus: 1 } } }),
  inPods({ initContainers: [{ name: 'i', image: 'i' }] }), inPods({ initContainers: [{ name: 'i' }] }), inPods({ ephemeralContainers: [{ name: 'e', image: 'e' }] }), inPods({ bogus: 1 }), inPods({ hostNetwork: 'yes' }),
  { spec: { replicas: 'x' } }, { spec: { replicas: 1.5 } }, { spec: { replicas: -1 } }, { spec: { replicas: null } }, { spec: { replicas: { a: 1 } } }, { spec: { replicas: [1] } }, { spec: { replicas: true } }, { spec: { replicas: 2147483648 } }, { spec: { replicas: 1e3 } },
  { spec: { selector: { matchLabels: { app: 'other' } } } }, { spec: { selector: null } }, { spec: null }, { spec: 'x' }, { spec: [] }, { metadata: null }, { metadata: 'x' }, { metadata: { labels: { a: 5 } } }, { metadata: { labels: 'x' } }, { metadata: { labels: { a: null } } },
  { metadata: { labels: { $patch: 'replace', only: 'this' } } }, { metadata: { labels: { $patch: 'delete' } } }, { metadata: { labels: { $retainKeys: ['app'], app: 'web' } } }, { metadata: { $patch: 'replace', name: 'web' } }, { metadata: { $patch: 'delete' } },
  { metadata: { annotations: { note: null, other: 'y' } } }, { metadata: { name: 'other' } }, { metadata: { name: null } }, { metadata: { name: '' } }, { metadata: { namespace: 'other' } }, { metadata: { namespace: null } }, { metadata: { uid: 'x' } }, { metadata: { uid: null } },
  { metadata: { resourceVersion: '1' } }, { metadata: { resourceVersion: 'x' } }, { metadata: { resourceVersion: null } }, { metadata: { resourceVersion: 5 } }, { metadata: { creationTimestamp: '2020-01-01T00:00:00Z' } }, { metadata: { creationTimestamp: null } },
  { metadata: { deletionTimestamp: '2020-01-01T00:00:00Z' } }, { metadata: { deletionGracePeriodSeconds: 4 } }, { metadata: { generation: 77 } }, { metadata: { selfLink: '/x' } }, { metadata: { generateName: 'w-' } }, { metadata: { managedFields: [] } }, { metadata: { managedFields: null } },
  { metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u1' }] } }, { metadata: { ownerReferences: [{ uid: 'u1', $patch: 'delete' }] } }, { metadata: { ownerReferences: [{ name: 'p' }] } },
  { kind: 'Pod' }, { kind: 'Nope' }, { kind: null }, { kind: 5 }, { apiVersion: 'v1' }, { apiVersion: 'apps/v2' }, { apiVersion: null }, { apiVersion: 'x/y/z' }, { kind: 'Pod', apiVersion: 'v1' }, { kind: 'Deployment', apiVersion: 'apps/v1' }, { kind: '' }, { apiVersion: '' },
  { $patch: 'replace' }, { $patch: 'replace', metadata: { name: 'web' } }, { $patch: 'merge', spec: { paused: true } }, { $patch: 'x' }, { $patch: 5 }, { $retainKeys: ['metadata'] }, {}, { bogus: 1 }, { status: { replicas: 5 } }, { spec: { strategy: { type: 'Recreate' } } },
  { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } }, { spec: { strategy: { type: 'Recreate', rollingUpdate: null } } }, { spec: { strategy: { $patch: 'replace', type: 'Recreate' } } }, { spec: { strategy: { rollingUpdate: { maxSurge: '30%' } } } },
  { spec: { strategy: { rollingUpdate: { maxSurge: true } } } }, { spec: { template: null } }, { spec: { template: { metadata: { labels: null } } } }, { spec: { template: { metadata: { labels: { more: 'x' } } } } }, { spec: { paused: 'true' } }, { spec: { $patch: 'replace', replicas: 1 } },
]

const texts = ['', ' ', 'null', '[]', '5', '"x"', '{', '{"a"', '{"metadata":{"labels":{"a":"b","a":"c"}}}', '{"spec":{"replicas":1,"replicas":2}}', 'spec:\n  replicas: 1\n', '{} {}', 'true', '{"a":1}x', '\ufeff{}', '{"metadata":{"labels":{"a":"\\ud800"}}}']

/** One object, patched by dry runs of all sorts. */
function dryPatches(name: string, steps: readonly Step[]): Sequence {
  return { name, steps: [post(deployments, rich), ...steps, patch(`${deployments}/web`, merge, { metadata: { finalizers: null } }), remove(`${deployments}/web`)] }
}

const at = `${deployments}/web`

const merges: readonly Json[] = [
  { spec: { replicas: 5 } }, { spec: { replicas: null } }, { spec: { replicas: 'x' } }, { spec: { template: { spec: { containers: [{ name: 'n', image: 'i' }] } } } }, { spec: { template: { spec: { containers: [{ name: 'n' }] } } } },
  { spec: { template: { spec: { containers: null } } } }, { spec: { template: { spec: { nodeSelector: { disk: null, a: 'b' } } } } }, { metadata: { labels: null } }, { metadata: { labels: { old: null } } }, { metadata: { labels: { a: 5 } } }, { metadata: { labels: [] } },
  { metadata: { finalizers: ['x'] } }, { metadata: { finalizers: [] } }, { metadata: { name: 'x' } }, { metadata: { name: null } }, { metadata: { namespace: 'x' } }, { metadata: { uid: 'x' } }, { metadata: { uid: null } }, { metadata: { resourceVersion: '1' } }, { metadata: { resourceVersion: 'x' } }, { metadata: null },
  { metadata: { managedFields: [] } }, { metadata: { managedFields: [{}] } }, { metadata: { managedFields: 'x' } }, { metadata: { managedFields: [{ manager: 'm', operation: 'Update', apiVersion: 'apps/v1', fieldsType: 'FieldsV1', fieldsV1: {} }] } },
  { metadata: { managedFields: [{ manager: 'm', operation: 'Nope', apiVersion: 'apps/v1', fieldsType: 'FieldsV1', fieldsV1: {} }] } }, { metadata: { managedFields: [{ manager: 'm', operation: 'Update', apiVersion: 'apps/v1', fieldsType: 'FieldsV9', fieldsV1: {} }] } },
  { kind: 'Pod' }, { kind: 'Nope' }, { kind: null }, { kind: 5 }, { kind: '' }, { apiVersion: 'v1' }, { apiVersion: 'apps/v1beta1' }, { apiVersion: null }, { apiVersion: '' }, { apiVersion: 5 }, { kind: 'Pod', apiVersion: 'v1' }, { kind: 'Deployment' }, { kind: 'ReplicaSet' }, { apiVersion: 'extensions/v1beta1' },
  {}, { bogus: 1 }, { bogus: null }, { status: null }, { status: { replicas: 3 } }, { spec: null }, { spec: {} }, { spec: [] }, { spec: 5 }, { spec: { selector: null } }, { spec: { selector: { matchLabels: { a: 'b' } } } }, { spec: { strategy: null } }, { spec: { strategy: { type: 'Recreate' } } },
  { spec: { strategy: { type: 'Recreate', rollingUpdate: null } } }, { spec: { template: { bogus: 1 } } }, { spec: { template: { spec: { bogus: 1, containers: [{ name: 'a', image: 'b', bogus: 2 }] } } } }, { metadata: { creationTimestamp: null } }, { metadata: { creationTimestamp: 'x' } }, { metadata: { creationTimestamp: '2021-01-01T00:00:00Z' } },
  { metadata: { deletionTimestamp: '2021-01-01T00:00:00Z' } }, { metadata: { generation: 5 } }, { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } } }, { metadata: { annotations: { 'a b': 'c' } } }, { metadata: { labels: { 'a/b/c': 'd' } } },
]

const plain: Sequence[] = [
  dryPatches('patch/strategic-directives', patches(at, strategic, strategics)),
  dryPatches('patch/strategic-strict', patches(at, strategic, strategics.slice(-60), '&fieldValidation=Strict')),
  dryPatches('patch/merge-fields', [...patches(at, merge, merges), ...patches(at, merge, merges.slice(-24), '&fieldValidation=Strict'), ...patches(at, merge, merges.slice(-24), '&fieldValidation=Ignore')]),
  dryPatches('patch/texts', [strategic, merge, jsonPatch].flatMap((type) => [...patches(at, type, texts), ...patches(at, type, texts, '&fieldValidation=Strict')])),
]

const add = (path: string, value: Json): Json => ({ op: 'add', path, value })
const replace = (path: string, value: Json): Json => ({ op: 'replace', path, value })
const drop = (path: string): Json => ({ op: 'remove', path })
const test = (path: string, value: Json): Json => ({ op: 'test', path, value })
const containers = '/spec/template/spec/containers'

const operations: readonly Json[] = [
  [add('/metadata/labels/x', 'y')], [add('/metadata/labels/x~1y', 'z')], [add('/metadata/labels/x~0y', 'z')], [add('/metadata/labels/x~2y', 'z')], [add('/metadata/labels/', 'z')], [add('/metadata/nope/x', 'y')], [add('/metadata/labels/x', 5)], [add('/metadata/labels/x', null)],
  [add(`${containers}/-`, { name: 'n', image: 'i' })], [add(`${containers}/0`, { name: 'n', image: 'i' })], [add(`${containers}/2`, { name: 'n', image: 'i' })], [add(`${containers}/3`, { name: 'n', image: 'i' })], [add(`${containers}/-1`, { name: 'n', image: 'i' })],
  [add(`${containers}/01`, { name: 'n', image: 'i' })], [add(`${containers}/x`, { name: 'n', image: 'i' })], [add(`${containers}/1e0`, { name: 'n', image: 'i' })], [add(`${containers}/0/args/-`, 'c')], [add(`${containers}/0/args/1`, 'c')], [add(`${containers}/1/args/-`, 'c')], [add(`${containers}/1/args`, ['c'])],
  [add('', {})], [add('/', {})], [add('/spec', null)], [add('/spec/replicas', 7)], [add('/bogus', 7)], [{ op: 'add', path: '/spec/replicas' }], [{ op: 'add', value: 1 }], [add('spec/replicas', 1)], [{ op: 'add', path: null, value: 1 }], [{ op: 'add', path: 5, value: 1 }],
  [replace('/spec/replicas', 7)], [replace('/spec/nope', 7)], [replace('/nope/a', 7)], [replace('/metadata/labels/none', 'x')], [replace(`${containers}/0/image`, 'z')], [replace(`${containers}/5/image`, 'z')], [replace(`${containers}/-`, 'z')], [replace(`${containers}/-1/image`, 'z')], [replace('', 5)], [replace('', null)], [replace('', [])],
  [replace('/spec/replicas', 'x')], [replace('/spec/replicas', null)], [{ op: 'replace', path: '/spec/replicas' }], [replace('/metadata/name', 'x')], [replace('/metadata/uid', 'x')], [replace('/metadata/resourceVersion', '1')], [replace('/kind', 'Pod')], [replace('/kind', 'Nope')], [replace('/kind', '')], [replace('/kind', 5)], [replace('/kind', null)], [replace('/apiVersion', 'v1')], [replace('/apiVersion', 'apps/v3')], [replace('/apiVersion', '')],
  [drop('/kind')], [drop('/apiVersion')], [drop('/metadata')], [drop('/spec')], [drop('/spec/replicas')], [drop('/status')], [drop('/metadata/name')], [drop('/metadata/namespace')], [drop('/metadata/uid')], [drop('/metadata/resourceVersion')], [drop('/metadata/managedFields')], [drop('/metadata/creationTimestamp')], [drop('/metadata/labels/none')], [drop('/metadata/labels/old')], [drop('/metadata/nope/x')],
  [drop(`${containers}/1`)], [drop(`${containers}/2`)], [drop(`${containers}/-`)], [drop(`${containers}/-1`)], [drop(`${containers}/-3`)], [drop('')], [drop('/')], [{ op: 'remove' }],
  [test('/spec/replicas', 2)], [test('/spec/replicas', 3)], [test('/spec/replicas', '2')], [test('/spec/replicas', 2.0)], [test('/spec/nope', null)], [test('/spec/nope', 1)], [test('/nope/x', 1)], [test('/metadata/labels', { app: 'web', old: 'yes' })], [test('/metadata/labels', { old: 'yes', app: 'web' })], [test('/metadata/labels', {})], [test(`${containers}/0/args`, ['a', 'b'])], [test(`${containers}/0/args`, ['b', 'a'])], [test(`${containers}/-/name`, 'x')], [test(`${containers}/9`, 'x')], [{ op: 'test', path: '/spec/replicas' }], [{ op: 'test', path: '/spec/nope' }], [test('', {})], [test('/spec/paused', null)],
  [{ op: 'copy', from: '/metadata/name', path: '/metadata/annotations/copied' }], [{ op: 'copy', from: '/nope', path: '/metadata/annotations/copied' }], [{ op: 'copy', from: '/nope/x', path: '/metadata/annotations/copied' }], [{ op: 'copy', path: '/metadata/annotations/copied' }], [{ op: 'copy', from: '/metadata/name' }], [{ op: 'copy', from: `${containers}/0`, path: `${containers}/-` }], [{ op: 'copy', from: '', path: '/metadata/annotations/x' }], [{ op: 'copy', from: '/metadata/name', path: '/nope/x' }], [{ op: 'copy', from: `${containers}/7`, path: `${containers}/-` }],
  [{ op: 'move', from: '/metadata/labels/old', path: '/metadata/labels/new' }], [{ op: 'move', from: '/metadata/labels/none', path: '/metadata/labels/new' }], [{ op: 'move', from: `${containers}/0`, path: `${containers}/1` }], [{ op: 'move', from: `${containers}/1`, path: `${containers}/0` }], [{ op: 'move', from: '/spec', path: '/spec/x' }], [{ op: 'move', path: '/spec/x' }], [{ op: 'move', from: '/metadata/labels/old' }], [{ op: 'move', from: '/nope/y', path: '/spec/x' }], [{ op: 'move', from: '/metadata/annotations/note', path: '/metadata/labels/note' }],
  [{ op: 'Add', path: '/metadata/labels/x', value: 'y' }], [{ op: '', path: '/metadata/labels/x' }], [{ op: null, path: '/a' }], [{ op: 5, path: '/a' }], [{}], [null], [5], ['x'], [[]], {}, [add('/metadata/labels/x', 'y'), test('/metadata/labels/x', 'z')], [add('/metadata/labels/x', 'y'), test('/metadata/labels/x', 'y')], [test('/spec/replicas', 9), add('/metadata/labels/x', 'y')],
  [add('/metadata/labels/x', 'y'), { op: 'bogus', path: '/z' }], [{ ...(add('/metadata/labels/x', 'y') as object), extra: 1 }], [replace('/spec/template/spec/hostNetwork', true)], [add('/spec/template/spec/hostNetwork', true)], [add('/spec/template/spec/bogus', true)], [add('/metadata/managedFields', [])], [replace('/metadata/managedFields', [])], [replace('/metadata/managedFields', [{}])], [replace('/metadata/managedFields/0/manager', 'other')], [replace('/metadata/managedFields/0/fieldsV1', {})], [drop('/metadata/managedFields/0')], [replace('/metadata/managedFields/0/time', 'x')],
]

const others: Sequence[] = [
  dryPatches('patch/json-operations', patches(at, jsonPatch, operations)),
  dryPatches('patch/json-strict', [...patches(at, jsonPatch, operations.slice(-24), '&fieldValidation=Strict'), ...patches(at, jsonPatch, operations.slice(-24), '&fieldValidation=Ignore')]),
  dryPatches('patch/types', [
    ...['', 'application/json', 'application/yaml', 'text/plain', 'application/merge-patch+json; charset=utf-8', 'Application/Merge-Patch+JSON', 'application/merge-patch+yaml', 'application/apply-patch+cbor', 'merge-patch+json', 'application/merge-patch+json,text/plain', 'application/merge-patch+json;q=x;'].map((type) => patch(`${at}?dryRun=All`, type, '{"metadata":{"labels":{"a":"b"}}}')),
    ...['dryRun=Some', 'dryRun=', 'fieldValidation=Bad', 'fieldValidation=', 'force=true', 'force=false', 'force=', 'force=maybe', 'fieldManager=me', 'fieldManager=' + 'x'.repeat(129), 'fieldManager=%00', 'dryRun=All&dryRun=Some', 'resourceVersion=1', 'pretty=true'].map((query) => patch(`${at}?${query}${query.includes('dryRun') ? '' : '&dryRun=All'}`, merge, { metadata: { labels: { a: 'b' } } })),
    ...[strategic, merge, jsonPatch].flatMap((type) => [patch(`${deployments}/missing`, type, type === jsonPatch ? [] : {}), patch(`${deployments}/missing`, type, 'x'), patch(deployments, type, {}), patch(`${at}/nope`, type, {}), patch(`${at}/status`, type, type === jsonPatch ? [] : {})]),
    ...[table, partial, 'application/yaml', 'text/html'].map((accept) => ({ ...patch(`${at}?dryRun=All`, merge, { metadata: { labels: { a: 'b' } } }), headers: { 'Content-Type': merge, Accept: accept } })),
    patch(`${inNamespace('pods')}/x`, strategic, { metadata: { name: 'y' } }),
    patch(at, merge, { metadata: { resourceVersion: '1', labels: { q: 'r' } } }),
    patch(at, merge, { metadata: { labels: { app: 'web' } } }),
    get(at),
    patch(at, merge, { metadata: { labels: { more: 'label' } } }),
    patch(at, jsonPatch, [{ op: 'test', path: '/metadata/labels/more', value: 'label' }, { op: 'remove', path: '/metadata/labels/more' }]),
    patch(at, strategic, { spec: { paused: true } }),
    put(at, rich),
    get(at),
  ]),
]

const kinds: Sequence = {
  name: 'patch/kinds',
  steps: [
    post(inNamespace('services'), service('web', { ports: [{ name: 'http', port: 80 }, { name: 'dns', port: 53, protocol: 'UDP' }, { name: 'dnst', port: 53 }], externalIPs: ['192.0.2.9'] })),
    ...patches(`${inNamespace('services')}/web`, strategic, [
      { spec: { ports: [{ port: 53, name: 'renamed' }] } }, { spec: { ports: [{ port: 53, $patch: 'delete' }] } }, { spec: { ports: [{ port: 81, name: 'more' }] } }, { spec: { ports: [{ port: 80, targetPort: 'web' }] } }, { spec: { ports: null } }, { spec: { ports: [{ name: 'http' }] } },
      { spec: { '$setElementOrder/ports': [{ port: 53 }, { port: 80 }], ports: [{ port: 80, targetPort: 8080 }] } }, { spec: { selector: { app: null, other: 'x' } } }, { spec: { selector: { $patch: 'replace', x: 'y' } } }, { spec: { type: 'NodePort' } }, { spec: { externalIPs: ['192.0.2.8'] } }, { spec: { clusterIP: null } },
      { spec: { sessionAffinity: 'ClientIP' } }, { spec: { clusterIP: '10.0.0.99' } }, { spec: { type: 'ExternalName' } }, { spec: { type: 'ExternalName', externalName: 'x.example.com', clusterIP: null, clusterIPs: null } },
    ]),
    post(inNamespace('configmaps'), configMap('c', { a: '1', b: '2' })),
    ...patches(`${inNamespace('configmaps')}/c`, strategic, [{ data: { a: null } }, { data: null }, { data: { $patch: 'replace', z: '1' } }, { data: { a: 5 } }, { data: { a: { b: 'c' } } }, { binaryData: { a: 'eA==' } }, { binaryData: { x: '!!' } }, { immutable: true }, { immutable: 'x' }, { data: { '../x': 'y' } }]),
    post(inNamespace('serviceaccounts'), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'robot' }, secrets: [{ name: 's1' }], imagePullSecrets: [{ name: 'i1' }] }),
    ...patches(`${inNamespace('serviceaccounts')}/robot`, strategic, [{ secrets: [{ name: 's2' }] }, { secrets: [{ name: 's1', $patch: 'delete' }] }, { imagePullSecrets: [{ name: 'i2' }] }, { automountServiceAccountToken: false }, { secrets: [{ $patch: 'replace' }] }, { secrets: null, imagePullSecrets: null }]),
    post(inNamespace('pods'), pod('p')),
    ...patches(`${inNamespace('pods')}/p/status`, strategic, [
      { status: { conditions: [{ type: 'Ready', status: 'True' }] } }, { status: { phase: 'Nope' } }, { status: { podIPs: [{ ip: '10.1.1.1' }] } }, { status: { podIP: '10.1.1.1' } }, { status: { containerStatuses: [{ name: 'main', ready: true, image: 'x', imageID: 'y', restartCount: 1 }] } }, { status: null }, { status: { startTime: 'x' } }, { metadata: { labels: { a: 'b' } } }, { metadata: { finalizers: ['example.com/x'] } }, { spec: { nodeName: 'z' } }, { status: { podIPs: [{ ip: 'x' }] } }, { status: { bogus: 1 } },
    ]),
    ...patches(`${inNamespace('pods')}/p`, strategic, [{ spec: { containers: [{ name: 'main', image: 'z' }] } }, { spec: { activeDeadlineSeconds: 9 } }, { spec: { tolerations: [{ key: 'x', operator: 'Exists' }] } }, { spec: { schedulingGates: [{ name: 'example.com/g' }] } }, { spec: { nodeSelector: { a: 'b' } } }, { spec: { volumes: [{ name: 'v', emptyDir: {} }] } }, { spec: { terminationGracePeriodSeconds: 5 } }, { spec: { containers: [{ name: 'main', resources: { limits: { cpu: '1' } } }] } }]),
    ...patches(`${inNamespace('pods')}/p/ephemeralcontainers`, strategic, [{ spec: { ephemeralContainers: [{ name: 'd', image: 'x' }] } }, { spec: { ephemeralContainers: [{ name: 'main', image: 'x' }] } }, { spec: { ephemeralContainers: [{ name: 'd' }] } }, { spec: { ephemeralContainers: [{ name: 'd', image: 'x', targetContainerName: 'nope' }] } }, { spec: { ephemeralContainers: [{ name: 'd', image: 'x', ports: [{ containerPort: 1 }] }] } }, { spec: { ephemeralContainers: [{ name: 'd', image: 'x', resources: { limits: { cpu: '1' } } }] } }, { spec: { containers: [{ name: 'main', image: 'q' }] } }, {}]),
    remove(`${inNamespace('pods')}/p`),
  ],
}

export const patchSequences: readonly Sequence[] = [...plain, ...others, kinds]
