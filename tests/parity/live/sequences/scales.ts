import type { Json } from '../../exchange.js'
import { deployment, object, replicaSet, replicationController, statefulSet } from './objects.js'
import {
  get,
  inNamespace,
  jsonPatch,
  merge,
  named,
  partial,
  patch,
  post,
  put,
  remove,
  strategic,
  table,
  type Sequence,
} from './step.js'

const scale = (rest: Record<string, Json>): Json =>
  object('autoscaling/v1', 'Scale', 's', { spec: { replicas: 4 }, ...rest })

export const scales: Sequence = {
  name: 'sub/scales',
  steps: (
    [
      ['deployments', 'apps/v1', deployment],
      ['replicasets', 'apps/v1', replicaSet],
      ['statefulsets', 'apps/v1', statefulSet],
      ['replicationcontrollers', 'v1', replicationController],
    ] as const
  ).flatMap(([plural, groupVersion, make]) => {
    const path = inNamespace(plural, groupVersion)
    return [
      named(`made-${plural}`, post(path, make('s'))),
      get(`${path}/s/scale`),
      get(`${path}/s/scale`, table),
      get(`${path}/s/scale`, partial),
      get(`${path}/none/scale`),
      ...[
        scale({ spec: { replicas: -1 } }),
        scale({ spec: { replicas: 'x' } }),
        scale({ spec: {} }),
        scale({ spec: null }),
        scale({ metadata: { name: 'other' } }),
        scale({ metadata: {} }),
        scale({ metadata: { name: 's', uid: 'x' } }),
        scale({ metadata: { name: 's', resourceVersion: '1' } }),
        scale({ metadata: { name: 's', resourceVersion: 'x' } }),
        scale({ metadata: { name: 's', namespace: 'other' } }),
        scale({ kind: 'Deployment' }),
        scale({ apiVersion: 'extensions/v1beta1' }),
        scale({ apiVersion: 'apps/v1' }),
        scale({ bogus: 1 }),
        scale({ status: { replicas: 99 } }),
        scale({ metadata: { name: 's', labels: { a: 'b' } } }),
        scale({ spec: { replicas: 2147483648 } }),
        '',
        '[]',
        'x',
        {},
      ].map((body) => put(`${path}/s/scale?dryRun=All`, body, { 'Content-Type': 'application/json' })),
      ...[
        { spec: { replicas: 7 } },
        { spec: { replicas: null } },
        { spec: { replicas: -4 } },
        { spec: { replicas: 'x' } },
        { metadata: { name: 'x' } },
        { metadata: { resourceVersion: '1' } },
        { metadata: { uid: 'x' } },
        { spec: { bogus: 1 } },
        { kind: 'Pod' },
        { status: { replicas: 3 } },
      ].flatMap((body) => [
        patch(`${path}/s/scale?dryRun=All`, merge, body),
        patch(`${path}/s/scale?dryRun=All`, strategic, body),
      ]),
      patch(`${path}/s/scale?dryRun=All`, jsonPatch, [{ op: 'replace', path: '/spec/replicas', value: 8 }]),
      patch(`${path}/s/scale?dryRun=All`, jsonPatch, [{ op: 'test', path: '/spec/replicas', value: 8 }]),
      patch(`${path}/s/scale?dryRun=All`, jsonPatch, [{ op: 'remove', path: '/spec/replicas' }]),
      patch(`${path}/none/scale`, merge, { spec: { replicas: 1 } }),
      put(`${path}/none/scale`, scale({ metadata: { name: 'none' } })),
      put(`${path}/s/scale?dryRun=All&fieldValidation=Strict`, scale({ bogus: 1 })),
      put(`${path}/s/scale?dryRun=Bad`, scale({})),
      put(`${path}/s/scale`, scale({})),
      put(
        `${path}/s/scale`,
        scale({ metadata: { name: 's', resourceVersion: `{{made-${plural}.metadata.resourceVersion}}` } }),
      ),
      patch(`${path}/s/scale`, merge, { spec: { replicas: 0 } }),
      get(`${path}/s`),
      post(`${path}/s/scale`, scale({})),
      remove(`${path}/s/scale`),
      remove(`${path}/s`),
    ]
  }),
}
