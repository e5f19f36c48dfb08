import type { JsonObject } from '../../exchange.js'
import {
  configMaps,
  deployments,
  leases,
  limitRanges,
  namespaces,
  pods,
  quotas,
  secrets,
  serviceAccounts,
  services,
} from './collections.js'
import { configMap, deployment, object, pod, service } from './objects.js'
import { get, inNamespace, merge, named, patch, post, put, remove, table, tryPost, type Sequence } from './step.js'

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
      tryPost(configMaps, configMap(name)),
      tryPost(services, service(name)),
      tryPost(pods, pod(name)),
      tryPost(namespaces, object('v1', 'Namespace', name)),
      tryPost(
        inNamespace('roles', 'rbac.authorization.k8s.io/v1'),
        object('rbac.authorization.k8s.io/v1', 'Role', name),
      ),
      tryPost(serviceAccounts, object('v1', 'ServiceAccount', name)),
    ]),
    ...['g-', 'G-', 'g', 'g.', 'x'.repeat(60), 'x'.repeat(300), '-', '_', 'g/', ''].flatMap((generateName) => [
      tryPost(configMaps, configMap({ generateName })),
      tryPost(services, service({ generateName })),
      tryPost(deployments, deployment({ generateName })),
    ]),
    post(configMaps, configMap({ name: 'both', generateName: 'g-' })),
    post(configMaps, configMap({ name: 'both', generateName: 'g-' })),
    put(`${configMaps}/both`, configMap({ name: 'both' })),
    get(`${configMaps}/both`),
    post(`${configMaps}/both`, configMap('both')),
    put(configMaps, configMap('both')),
    patch(configMaps, merge, {}),
  ],
}

const lease = (metadata: string | JsonObject, spec: JsonObject): JsonObject =>
  object('coordination.k8s.io/v1', 'Lease', metadata, { spec })

/** What may be made by an update, or not. */
const fresh = [
  [leases, 'coordination.k8s.io/v1', 'Lease'],
  [inNamespace('endpoints'), 'v1', 'Endpoints'],
  [services, 'v1', 'Service'],
  [inNamespace('events'), 'v1', 'Event'],
  [limitRanges, 'v1', 'LimitRange'],
  [secrets, 'v1', 'Secret'],
  [serviceAccounts, 'v1', 'ServiceAccount'],
  [pods, 'v1', 'Pod'],
  [quotas, 'v1', 'ResourceQuota'],
] as const

const replaced: Sequence = {
  name: 'update/replace',
  steps: [
    named('made', post(configMaps, configMap('r', { a: '1' }))),
    put(`${configMaps}/r`, configMap('r', { a: '2' })),
    put(
      `${configMaps}/r`,
      configMap({ name: 'r', resourceVersion: '{{made.metadata.resourceVersion}}' }, { a: '3' }),
    ),
    put(`${configMaps}/r`, configMap({ name: 'r', resourceVersion: 'abc' }, { a: '3' })),
    put(`${configMaps}/r`, configMap({ name: 'r', resourceVersion: '-1' }, { a: '3' })),
    put(`${configMaps}/r`, configMap({ name: 'r', resourceVersion: '0' }, { a: '3' })),
    put(`${configMaps}/r`, configMap({ name: 'r', resourceVersion: '99999999999' }, { a: '3' })),
    put(`${configMaps}/r`, configMap({ name: 'r', resourceVersion: '99999999999999999999999' }, { a: '3' })),
    put(`${configMaps}/r`, configMap({ name: 'r', uid: 'other' }, { a: '3' })),
    put(`${configMaps}/r`, configMap({ name: 'r', uid: '{{made.metadata.uid}}' }, { a: '4' })),
    put(`${configMaps}/r`, configMap({ name: 'r', uid: 'other', resourceVersion: '1' }, { a: '4' })),
    put(`${configMaps}/r`, configMap('s')),
    put(`${configMaps}/r`, configMap({})),
    put(`${configMaps}/r`, configMap({ name: 'r', namespace: 'other' })),
    put(`${configMaps}/r`, configMap({ name: 'r', namespace: '{ns}' })),
    put(`${configMaps}/r`, { kind: 'ConfigMap' }),
    put(`${configMaps}/r`, { metadata: { name: 'r' } }),
    put(`${configMaps}/r`, { ...configMap('r'), kind: 'Secret' }),
    put(`${configMaps}/r`, { ...configMap('r'), apiVersion: 'v2' }),
    put(`${configMaps}/r`, { ...configMap('r'), apiVersion: 'apps/v1' }),
    put(`${configMaps}/r`, {}),
    put(`${configMaps}/r?dryRun=All`, configMap('r', { dry: 'run' })),
    get(`${configMaps}/r`, table),
    put(`${configMaps}/none`, configMap('none')),
    put(`${configMaps}/none?dryRun=All`, configMap('none')),
    put(`${configMaps}/none`, configMap({ name: 'none', uid: 'x' })),
    put(`${configMaps}/none`, configMap({ name: 'none', resourceVersion: '1' })),
    put(`${configMaps}/none`, 'x', { 'Content-Type': 'application/json' }),
    ...fresh.map(([collection, apiVersion, kind]) =>
      put(`${collection}/fresh?dryRun=All`, object(apiVersion, kind, 'fresh')),
    ),
    put(`${leases}/fresh`, lease('fresh', { holderIdentity: 'me' })),
    put(`${leases}/fresh`, lease('fresh', { holderIdentity: 'you', leaseTransitions: -1 })),
    put(`${leases}/fresh2`, lease({ name: 'fresh2', uid: 'x' }, { holderIdentity: 'me' })),
    put(`${leases}/fresh3`, lease({ name: 'fresh3', resourceVersion: '5' }, { holderIdentity: 'me' })),
    put(`${leases}/fresh4?dryRun=All`, lease('fresh4', {})),
    post(configMaps, configMap({ name: 'locked' }, { a: 'b' })),
    patch(`${configMaps}/locked`, merge, { immutable: true }),
    put(`${configMaps}/locked`, { ...configMap('locked', { a: 'c' }), immutable: true }),
    put(`${configMaps}/locked`, { ...configMap('locked', { a: 'b' }), immutable: false }),
    put(`${configMaps}/locked`, configMap('locked', { a: 'b' })),
    put(`${configMaps}/locked`, {
      ...configMap({ name: 'locked', labels: { ok: 'yes' } }, { a: 'b' }),
      immutable: true,
    }),
    remove(`${configMaps}/r`),
    put(`${configMaps}/r`, configMap({ name: 'r', uid: '{{made.metadata.uid}}' })),
  ],
}

const generations: Sequence = {
  name: 'update/generations',
  steps: [
    post(deployments, deployment({ name: 'd', generation: 9 })),
    patch(`${deployments}/d`, merge, { metadata: { labels: { a: 'b' } } }),
    patch(`${deployments}/d`, merge, { spec: { replicas: 2 } }),
    patch(`${deployments}/d`, merge, { spec: { replicas: 3 } }),
    patch(`${deployments}/d`, merge, { metadata: { generation: 40 } }),
    patch(`${deployments}/d/status`, merge, {
      status: { observedGeneration: 2 },
      spec: { replicas: 9 },
    }),
    put(`${deployments}/d`, deployment({ name: 'd' }, { replicas: 3 })),
    put(`${deployments}/d`, deployment({ name: 'd', labels: { z: 'z' } }, { replicas: 4 })),
    put(
      `${deployments}/d/status`,
      deployment({ name: 'd', labels: { viaStatus: 'yes' }, annotations: { via: 'status' } }, { replicas: 7 }),
    ),
    put(`${deployments}/d/status`, {
      ...deployment({ name: 'd' }),
      status: { replicas: -1 },
    }),
    put(`${deployments}/d/status`, {
      ...deployment({ name: 'd' }),
      status: { replicas: 3, availableReplicas: 5, collisionCount: 1 },
    }),
    put(`${deployments}/d/status`, deployment('e')),
    put(`${deployments}/e/status`, deployment('e')),
    put(`${deployments}/d/status`, deployment({ name: 'd', resourceVersion: '1' })),
    get(`${deployments}/d/status`),
    get(`${deployments}/d/status`, table),
    get(`${deployments}/none/status`),
    remove(`${deployments}/d/status`),
    post(`${deployments}/d/status`, deployment('d')),
  ],
}

export const updates: readonly Sequence[] = [names, replaced, generations]
