import type { Json, JsonObject } from '../../exchange.js'
import { configMap, deployment, pod, service } from './objects.js'
import {
  get,
  inCluster,
  inNamespace,
  merge,
  named,
  patch,
  post,
  put,
  remove,
  table,
  type Sequence,
} from './step.js'

const path = inNamespace('configmaps')
const owner = (rest: JsonObject): Json => ({ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u1', ...rest })

/** What can be said about an object beside its name, as a creation and as an update. */
const metadata: readonly JsonObject[] = [
  { labels: { a: 'b' } },
  { labels: { '': 'b' } },
  { labels: { 'a b': 'c' } },
  { labels: { a: 'b c' } },
  { labels: { a: 'x'.repeat(64) } },
  { labels: { ['x'.repeat(64)]: 'a' } },
  { labels: { 'a/b/c': 'x' } },
  { labels: { 'A.b/c': 'x' } },
  { labels: { '/c': 'x' } },
  { labels: { 'b/': 'x' } },
  { labels: null },
  { labels: {} },
  { annotations: { a: 'b c d' } },
  { annotations: { 'a b': 'c' } },
  { annotations: { A_B: 'c' } },
  { annotations: { 'Example.com/UP': 'c' } },
  { annotations: { big: 'x'.repeat(262144) } },
  { annotations: { '/x': 'y' } },
  { ownerReferences: [owner({})] },
  { ownerReferences: [owner({ controller: true }), owner({ uid: 'u2', controller: true })] },
  { ownerReferences: [owner({}), owner({})] },
  { ownerReferences: [owner({ uid: '' })] },
  { ownerReferences: [owner({ name: '' })] },
  { ownerReferences: [owner({ kind: '' })] },
  { ownerReferences: [owner({ apiVersion: '' })] },
  { ownerReferences: [owner({ apiVersion: 'a/b/c' })] },
  { ownerReferences: [owner({ apiVersion: 'v1', kind: 'Event' })] },
  { ownerReferences: [owner({ blockOwnerDeletion: true })] },
  { ownerReferences: [owner({ controller: 'x' })] },
  { ownerReferences: [{}] },
  { ownerReferences: [owner({ apiVersion: '/v1' })] },
  { ownerReferences: [owner({ apiVersion: 'Bad_Group/v1' })] },
  { finalizers: ['example.com/f'] },
  { finalizers: ['bad'] },
  { finalizers: [''] },
  { finalizers: ['orphan', 'foregroundDeletion'] },
  { finalizers: ['a b/c'] },
  { finalizers: null },
  { managedFields: [] },
  { managedFields: [{}] },
  { managedFields: [{ manager: 'm' }] },
  {
    managedFields: [
      { manager: 'm', operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { 'f:data': {} } },
    ],
  },
  { managedFields: [{ manager: 'm', operation: 'X', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: {} }] },
  { managedFields: [{ manager: 'm', operation: 'Update', apiVersion: 'v1', fieldsType: 'X', fieldsV1: {} }] },
  {
    managedFields: [
      { manager: 'm', operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { bogus: {} } },
    ],
  },
  {
    managedFields: [
      {
        manager: 'm',
        operation: 'Apply',
        apiVersion: 'v1',
        fieldsType: 'FieldsV1',
        fieldsV1: {},
        subresource: 'x'.repeat(300),
      },
    ],
  },
  {
    managedFields: [
      { manager: 'x'.repeat(200), operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: {} },
    ],
  },
  { uid: 'mine' },
  { resourceVersion: '0' },
  { resourceVersion: 'abc' },
  { resourceVersion: '1' },
  { generation: -1 },
  { generation: 5 },
  { generation: 'x' },
  { selfLink: '/a' },
  { creationTimestamp: '2020-05-05T05:05:05Z' },
  { creationTimestamp: 'yesterday' },
  { creationTimestamp: null },
  { deletionTimestamp: '2020-05-05T05:05:05Z' },
  { deletionGracePeriodSeconds: 5 },
  { deletionGracePeriodSeconds: -5 },
  { generateName: 'x-' },
  { generateName: 'Bad_' },
  { clusterName: 'x' },
  { namespace: 'other' },
  { namespace: '' },
  { bogus: 1 },
]

const created: Sequence = {
  name: 'update/metadata-create',
  steps: metadata.flatMap((rest) => [
    post(`${path}?dryRun=All`, configMap({ name: 'm', ...rest })),
    ...('labels' in rest || 'ownerReferences' in rest
      ? [post(`${inNamespace('deployments', 'apps/v1')}?dryRun=All`, deployment({ name: 'm', ...rest }))]
      : []),
  ]),
}

const updated: Sequence = {
  name: 'update/metadata-update',
  steps: [
    post(path, configMap({ name: 'm', labels: { old: 'yes' } }, { k: 'v' })),
    ...metadata.map((rest) => put(`${path}/m?dryRun=All`, configMap({ name: 'm', ...rest }))),
    ...metadata.map((rest) => patch(`${path}/m?dryRun=All`, merge, { metadata: rest })),
  ],
}

const names: Sequence = {
  name: 'update/names',
  steps: [
    ...[
      'a',
      'A',
      'a.b',
      'a..b',
      'a_b',
      '-a',
      'a-',
      '.',
      '..',
      'a/b',
      'a%b',
      'x'.repeat(253),
      'x'.repeat(254),
      '',
      ' ',
      'ä',
      '1',
      '1a',
      'a.-b',
    ].flatMap((name) => [
      post(`${path}?dryRun=All`, configMap(name)),
      post(`${inNamespace('services')}?dryRun=All`, service(name)),
      post(`${inNamespace('pods')}?dryRun=All`, pod(name)),
      post(`${inCluster('namespaces')}?dryRun=All`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
      post(`${inNamespace('roles', 'rbac.authorization.k8s.io/v1')}?dryRun=All`, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name },
      }),
      post(`${inNamespace('serviceaccounts')}?dryRun=All`, {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name },
      }),
    ]),
    ...['g-', 'G-', 'g', 'g.', 'x'.repeat(60), 'x'.repeat(300), '-', '_', 'g/', ''].flatMap((generateName) => [
      post(`${path}?dryRun=All`, configMap({ generateName })),
      post(`${inNamespace('services')}?dryRun=All`, service({ generateName })),
      post(`${inNamespace('deployments', 'apps/v1')}?dryRun=All`, deployment({ generateName })),
    ]),
    post(path, configMap({ name: 'both', generateName: 'g-' })),
    post(path, configMap({ name: 'both', generateName: 'g-' })),
    put(`${path}/both`, configMap({ name: 'both' })),
    get(`${path}/both`),
    post(`${path}/both`, configMap('both')),
    put(path, configMap('both')),
    patch(path, merge, {}),
  ],
}

const replaced: Sequence = {
  name: 'update/replace',
  steps: [
    named('made', post(path, configMap('r', { a: '1' }))),
    put(`${path}/r`, configMap('r', { a: '2' })),
    put(`${path}/r`, configMap({ name: 'r', resourceVersion: '{{made.metadata.resourceVersion}}' }, { a: '3' })),
    put(`${path}/r`, configMap({ name: 'r', resourceVersion: 'abc' }, { a: '3' })),
    put(`${path}/r`, configMap({ name: 'r', resourceVersion: '-1' }, { a: '3' })),
    put(`${path}/r`, configMap({ name: 'r', resourceVersion: '0' }, { a: '3' })),
    put(`${path}/r`, configMap({ name: 'r', resourceVersion: '99999999999' }, { a: '3' })),
    put(`${path}/r`, configMap({ name: 'r', resourceVersion: '99999999999999999999999' }, { a: '3' })),
    put(`${path}/r`, configMap({ name: 'r', uid: 'other' }, { a: '3' })),
    put(`${path}/r`, configMap({ name: 'r', uid: '{{made.metadata.uid}}' }, { a: '4' })),
    put(`${path}/r`, configMap({ name: 'r', uid: 'other', resourceVersion: '1' }, { a: '4' })),
    put(`${path}/r`, configMap('s')),
    put(`${path}/r`, configMap({})),
    put(`${path}/r`, configMap({ name: 'r', namespace: 'other' })),
    put(`${path}/r`, configMap({ name: 'r', namespace: '{ns}' })),
    put(`${path}/r`, { kind: 'ConfigMap' }),
    put(`${path}/r`, { metadata: { name: 'r' } }),
    put(`${path}/r`, { ...configMap('r'), kind: 'Secret' }),
    put(`${path}/r`, { ...configMap('r'), apiVersion: 'v2' }),
    put(`${path}/r`, { ...configMap('r'), apiVersion: 'apps/v1' }),
    put(`${path}/r`, {}),
    put(`${path}/r?dryRun=All`, configMap('r', { dry: 'run' })),
    get(`${path}/r`, table),
    put(`${path}/none`, configMap('none')),
    put(`${path}/none?dryRun=All`, configMap('none')),
    put(`${path}/none`, configMap({ name: 'none', uid: 'x' })),
    put(`${path}/none`, configMap({ name: 'none', resourceVersion: '1' })),
    put(`${path}/none`, 'x', { 'Content-Type': 'application/json' }),
    ...[
      'leases',
      'endpoints',
      'services',
      'events',
      'limitranges',
      'secrets',
      'serviceaccounts',
      'pods',
      'resourcequotas',
    ].map((plural) => {
      const groupVersion = plural === 'leases' ? 'coordination.k8s.io/v1' : 'v1'
      const kind =
        {
          leases: 'Lease',
          endpoints: 'Endpoints',
          services: 'Service',
          events: 'Event',
          limitranges: 'LimitRange',
          secrets: 'Secret',
          serviceaccounts: 'ServiceAccount',
          pods: 'Pod',
          resourcequotas: 'ResourceQuota',
        }[plural] ?? ''
      return put(`${inNamespace(plural, groupVersion)}/fresh?dryRun=All`, {
        apiVersion: groupVersion,
        kind,
        metadata: { name: 'fresh' },
      })
    }),
    put(`${inNamespace('leases', 'coordination.k8s.io/v1')}/fresh`, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'fresh' },
      spec: { holderIdentity: 'me' },
    }),
    put(`${inNamespace('leases', 'coordination.k8s.io/v1')}/fresh`, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'fresh' },
      spec: { holderIdentity: 'you', leaseTransitions: -1 },
    }),
    put(`${inNamespace('leases', 'coordination.k8s.io/v1')}/fresh2`, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'fresh2', uid: 'x' },
      spec: { holderIdentity: 'me' },
    }),
    put(`${inNamespace('leases', 'coordination.k8s.io/v1')}/fresh3`, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'fresh3', resourceVersion: '5' },
      spec: { holderIdentity: 'me' },
    }),
    put(`${inNamespace('leases', 'coordination.k8s.io/v1')}/fresh4?dryRun=All`, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'fresh4' },
      spec: {},
    }),
    post(path, configMap({ name: 'locked' }, { a: 'b' })),
    patch(`${path}/locked`, merge, { immutable: true }),
    put(`${path}/locked`, { ...configMap('locked', { a: 'c' }), immutable: true }),
    put(`${path}/locked`, { ...configMap('locked', { a: 'b' }), immutable: false }),
    put(`${path}/locked`, configMap('locked', { a: 'b' })),
    put(`${path}/locked`, {
      ...configMap({ name: 'locked', labels: { ok: 'yes' } }, { a: 'b' }),
      immutable: true,
    }),
    remove(`${path}/r`),
    put(`${path}/r`, configMap({ name: 'r', uid: '{{made.metadata.uid}}' })),
  ],
}

const generations: Sequence = {
  name: 'update/generations',
  steps: [
    post(inNamespace('deployments', 'apps/v1'), deployment({ name: 'd', generation: 9 })),
    patch(`${inNamespace('deployments', 'apps/v1')}/d`, merge, { metadata: { labels: { a: 'b' } } }),
    patch(`${inNamespace('deployments', 'apps/v1')}/d`, merge, { spec: { replicas: 2 } }),
    patch(`${inNamespace('deployments', 'apps/v1')}/d`, merge, { spec: { replicas: 3 } }),
    patch(`${inNamespace('deployments', 'apps/v1')}/d`, merge, { metadata: { generation: 40 } }),
    patch(`${inNamespace('deployments', 'apps/v1')}/d/status`, merge, {
      status: { observedGeneration: 2 },
      spec: { replicas: 9 },
    }),
    put(`${inNamespace('deployments', 'apps/v1')}/d`, deployment({ name: 'd' }, { replicas: 3 })),
    put(
      `${inNamespace('deployments', 'apps/v1')}/d`,
      deployment({ name: 'd', labels: { z: 'z' } }, { replicas: 4 }),
    ),
    put(
      `${inNamespace('deployments', 'apps/v1')}/d/status`,
      deployment({ name: 'd', labels: { viaStatus: 'yes' }, annotations: { via: 'status' } }, { replicas: 7 }),
    ),
    put(`${inNamespace('deployments', 'apps/v1')}/d/status`, {
      ...deployment({ name: 'd' }),
      status: { replicas: -1 },
    }),
    put(`${inNamespace('deployments', 'apps/v1')}/d/status`, {
      ...deployment({ name: 'd' }),
      status: { replicas: 3, availableReplicas: 5, collisionCount: 1 },
    }),
    put(`${inNamespace('deployments', 'apps/v1')}/d/status`, deployment('e')),
    put(`${inNamespace('deployments', 'apps/v1')}/e/status`, deployment('e')),
    put(`${inNamespace('deployments', 'apps/v1')}/d/status`, deployment({ name: 'd', resourceVersion: '1' })),
    get(`${inNamespace('deployments', 'apps/v1')}/d/status`),
    get(`${inNamespace('deployments', 'apps/v1')}/d/status`, table),
    get(`${inNamespace('deployments', 'apps/v1')}/none/status`),
    remove(`${inNamespace('deployments', 'apps/v1')}/d/status`),
    post(`${inNamespace('deployments', 'apps/v1')}/d/status`, deployment('d')),
  ],
}

export const updates: readonly Sequence[] = [created, updated, names, replaced, generations]
