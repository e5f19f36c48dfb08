import type { Json, JsonObject } from '../../exchange.js'
import { configMaps, deployments } from './collections.js'
import { configMap, deployment } from './objects.js'
import { merge, patch, post, put, tryPost, type Sequence } from './step.js'

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
    tryPost(configMaps, configMap({ name: 'm', ...rest })),
    ...('labels' in rest || 'ownerReferences' in rest
      ? [tryPost(deployments, deployment({ name: 'm', ...rest }))]
      : []),
  ]),
}

const updated: Sequence = {
  name: 'update/metadata-update',
  steps: [
    post(configMaps, configMap({ name: 'm', labels: { old: 'yes' } }, { k: 'v' })),
    ...metadata.map((rest) => put(`${configMaps}/m?dryRun=All`, configMap({ name: 'm', ...rest }))),
    ...metadata.map((rest) => patch(`${configMaps}/m?dryRun=All`, merge, { metadata: rest })),
  ],
}

export const metadataUpdates: readonly Sequence[] = [created, updated]
