import type { Json } from '../../exchange.js'
import { at, dryPatches } from './patch-parts.js'
import { jsonPatch, merge, patches, strategic, type Sequence } from './step.js'

const texts = [
  '',
  ' ',
  'null',
  '[]',
  '5',
  '"x"',
  '{',
  '{"a"',
  '{"metadata":{"labels":{"a":"b","a":"c"}}}',
  '{"spec":{"replicas":1,"replicas":2}}',
  'spec:\n  replicas: 1\n',
  '{} {}',
  'true',
  '{"a":1}x',
  '\ufeff{}',
  '{"metadata":{"labels":{"a":"\\ud800"}}}',
]

const merges: readonly Json[] = [
  { spec: { replicas: 5 } },
  { spec: { replicas: null } },
  { spec: { replicas: 'x' } },
  { spec: { template: { spec: { containers: [{ name: 'n', image: 'i' }] } } } },
  { spec: { template: { spec: { containers: [{ name: 'n' }] } } } },
  { spec: { template: { spec: { containers: null } } } },
  { spec: { template: { spec: { nodeSelector: { disk: null, a: 'b' } } } } },
  { metadata: { labels: null } },
  { metadata: { labels: { old: null } } },
  { metadata: { labels: { a: 5 } } },
  { metadata: { labels: [] } },
  { metadata: { finalizers: ['x'] } },
  { metadata: { finalizers: [] } },
  { metadata: { name: 'x' } },
  { metadata: { name: null } },
  { metadata: { namespace: 'x' } },
  { metadata: { uid: 'x' } },
  { metadata: { uid: null } },
  { metadata: { resourceVersion: '1' } },
  { metadata: { resourceVersion: 'x' } },
  { metadata: null },
  { metadata: { managedFields: [] } },
  { metadata: { managedFields: [{}] } },
  { metadata: { managedFields: 'x' } },
  {
    metadata: {
      managedFields: [
        { manager: 'm', operation: 'Update', apiVersion: 'apps/v1', fieldsType: 'FieldsV1', fieldsV1: {} },
      ],
    },
  },
  {
    metadata: {
      managedFields: [
        { manager: 'm', operation: 'Nope', apiVersion: 'apps/v1', fieldsType: 'FieldsV1', fieldsV1: {} },
      ],
    },
  },
  {
    metadata: {
      managedFields: [
        { manager: 'm', operation: 'Update', apiVersion: 'apps/v1', fieldsType: 'FieldsV9', fieldsV1: {} },
      ],
    },
  },
  { kind: 'Pod' },
  { kind: 'Nope' },
  { kind: null },
  { kind: 5 },
  { kind: '' },
  { apiVersion: 'v1' },
  { apiVersion: 'apps/v1beta1' },
  { apiVersion: null },
  { apiVersion: '' },
  { apiVersion: 5 },
  { kind: 'Pod', apiVersion: 'v1' },
  { kind: 'Deployment' },
  { kind: 'ReplicaSet' },
  { apiVersion: 'extensions/v1beta1' },
  {},
  { bogus: 1 },
  { bogus: null },
  { status: null },
  { status: { replicas: 3 } },
  { spec: null },
  { spec: {} },
  { spec: [] },
  { spec: 5 },
  { spec: { selector: null } },
  { spec: { selector: { matchLabels: { a: 'b' } } } },
  { spec: { strategy: null } },
  { spec: { strategy: { type: 'Recreate' } } },
  { spec: { strategy: { type: 'Recreate', rollingUpdate: null } } },
  { spec: { template: { bogus: 1 } } },
  { spec: { template: { spec: { bogus: 1, containers: [{ name: 'a', image: 'b', bogus: 2 }] } } } },
  { metadata: { creationTimestamp: null } },
  { metadata: { creationTimestamp: 'x' } },
  { metadata: { creationTimestamp: '2021-01-01T00:00:00Z' } },
  { metadata: { deletionTimestamp: '2021-01-01T00:00:00Z' } },
  { metadata: { generation: 5 } },
  { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } } },
  { metadata: { annotations: { 'a b': 'c' } } },
  { metadata: { labels: { 'a/b/c': 'd' } } },
]

export const mergePatches: readonly Sequence[] = [
  dryPatches('patch/merge-fields', [
    ...patches(at, merge, merges),
    ...patches(at, merge, merges.slice(-24), '&fieldValidation=Strict'),
    ...patches(at, merge, merges.slice(-24), '&fieldValidation=Ignore'),
  ]),
  dryPatches(
    'patch/texts',
    [strategic, merge, jsonPatch].flatMap((type) => [
      ...patches(at, type, texts),
      ...patches(at, type, texts, '&fieldValidation=Strict'),
    ]),
  ),
]
