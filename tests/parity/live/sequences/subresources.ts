import type { Json } from '../../exchange.js'
import { deployment, pod, replicaSet, replicationController, statefulSet } from './objects.js'
import {
  get,
  inCluster,
  inNamespace,
  jsonPatch,
  merge,
  named,
  patch,
  post,
  put,
  remove,
  strategic,
  table,
  partial,
  type Sequence,
} from './step.js'

const pods = inNamespace('pods')
const binding = (rest: Record<string, Json>): Json => ({
  apiVersion: 'v1',
  kind: 'Binding',
  metadata: { name: 'p' },
  target: { kind: 'Node', name: 'node-1' },
  ...rest,
})

const bindings: Sequence = {
  name: 'sub/bindings',
  steps: [
    named('made', post(pods, pod('p', { tolerations: [{ key: 'x', operator: 'Exists' }] }))),
    ...[
      binding({ target: {} }),
      binding({ target: null }),
      binding({ target: { kind: 'Pod', name: 'x' } }),
      binding({ target: { kind: '', name: 'Bad Name' } }),
      binding({ target: { kind: 'Node', name: 'a/b' } }),
      binding({ target: { name: 'node-1' } }),
      binding({ metadata: { name: 'other' } }),
      binding({ metadata: {} }),
      binding({ metadata: { name: 'p', namespace: 'other' } }),
      binding({ metadata: { name: 'p', uid: 'x' } }),
      binding({ metadata: { name: 'p', resourceVersion: '1' } }),
      binding({ kind: 'Pod' }),
      binding({ kind: 'Nope' }),
      binding({ bogus: 1 }),
      binding({ apiVersion: 'v2' }),
      binding({ target: { kind: 'Node', name: 5 } }),
      { target: { kind: 'Node', name: 'node-1' } },
      {},
      '',
      'x',
      '[]',
      'null',
    ].map((body) => post(`${pods}/p/binding?dryRun=All`, body, { 'Content-Type': 'application/json' })),
    post(`${pods}/p/binding?dryRun=All&fieldValidation=Strict`, binding({ bogus: 1 })),
    post(`${pods}/p/binding?dryRun=Some`, binding({})),
    post(`${pods}/p/binding`, binding({ metadata: { name: 'p', annotations: { a: 'b' }, labels: { l: 'm' } } })),
    get(`${pods}/p`),
    post(`${pods}/p/binding`, binding({})),
    get(`${pods}/p/binding`),
    put(`${pods}/p/binding`, binding({})),
    post(inNamespace('bindings'), binding({ metadata: { name: 'q' } })),
    post(pods, pod('q')),
    post(inNamespace('bindings'), binding({ metadata: { name: 'q' } })),
    post(inNamespace('bindings'), binding({ metadata: { name: 'none' } })),
    get(inNamespace('bindings')),
    get(`${inNamespace('bindings')}/q`),
    post(pods, pod('gated', { schedulingGates: [{ name: 'example.com/wait' }] })),
    post(`${pods}/gated/binding`, binding({ metadata: { name: 'gated' } })),
    post(pods, pod({ name: 'going', finalizers: ['example.com/hold'] })),
    remove(`${pods}/going`),
    post(`${pods}/going/binding`, binding({ metadata: { name: 'going' } })),
    patch(`${pods}/going`, merge, { metadata: { finalizers: null } }),
  ],
}

const eviction = (rest: Record<string, Json>): Json => ({
  apiVersion: 'policy/v1',
  kind: 'Eviction',
  metadata: { name: 'p' },
  ...rest,
})
const budgets = inNamespace('poddisruptionbudgets', 'policy/v1')
const budget = (name: string, spec: Record<string, Json>): Json => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name },
  spec: { selector: { matchLabels: { app: 'guarded' } }, ...spec },
})

const evictions: Sequence = {
  name: 'sub/evictions',
  steps: [
    post(pods, pod({ name: 'p', labels: { app: 'guarded' } }, { nodeName: 'node-1' })),
    ...[
      eviction({ metadata: { name: 'other' } }),
      eviction({ metadata: {} }),
      eviction({ kind: 'Nope' }),
      eviction({ apiVersion: 'policy/v1beta1' }),
      eviction({ apiVersion: 'v1' }),
      eviction({ deleteOptions: { gracePeriodSeconds: 'x' } }),
      eviction({ deleteOptions: { propagationPolicy: 'Nope' } }),
      eviction({ deleteOptions: { preconditions: { uid: 'x' } } }),
      eviction({ deleteOptions: { dryRun: ['Nope'] } }),
      eviction({ bogus: 1 }),
      {},
      '',
      'x',
    ].map((body) => post(`${pods}/p/eviction?dryRun=All`, body, { 'Content-Type': 'application/json' })),
    post(`${pods}/p/eviction`, eviction({ deleteOptions: { dryRun: ['All'] } })),
    get(`${pods}/p`),
    post(budgets, budget('one', { minAvailable: 1 })),
    post(`${pods}/p/eviction`, eviction({})),
    post(`${pods}/p/eviction?dryRun=All`, eviction({})),
    patch(`${pods}/p/status`, merge, {
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
    }),
    post(`${pods}/p/eviction`, eviction({})),
    patch(`${budgets}/one/status`, merge, {
      status: {
        observedGeneration: 1,
        disruptionsAllowed: 0,
        currentHealthy: 1,
        desiredHealthy: 1,
        expectedPods: 1,
      },
    }),
    post(`${pods}/p/eviction`, eviction({})),
    post(budgets, budget('two', { maxUnavailable: 0 })),
    post(`${pods}/p/eviction`, eviction({})),
    remove(`${budgets}/two`),
    patch(`${budgets}/one/status`, merge, {
      status: {
        observedGeneration: 1,
        disruptionsAllowed: 1,
        currentHealthy: 2,
        desiredHealthy: 1,
        expectedPods: 2,
      },
    }),
    post(`${pods}/p/eviction?dryRun=All`, eviction({})),
    get(`${budgets}/one`),
    post(`${pods}/p/eviction`, eviction({ deleteOptions: { gracePeriodSeconds: 4 } })),
    get(`${budgets}/one`),
    get(`${pods}/p`),
    post(`${pods}/p/eviction`, eviction({})),
    remove(`${pods}/p?gracePeriodSeconds=0`),
    post(`${pods}/p/eviction`, eviction({})),
    get(`${pods}/p/eviction`),
    post(pods, pod('ended')),
    patch(`${pods}/ended/status`, merge, { status: { phase: 'Failed' } }),
    post(`${pods}/ended/eviction`, eviction({ metadata: { name: 'ended' } })),
    get(`${budgets}/one`, table),
  ],
}

const scale = (rest: Record<string, Json>): Json => ({
  apiVersion: 'autoscaling/v1',
  kind: 'Scale',
  metadata: { name: 's' },
  spec: { replicas: 4 },
  ...rest,
})

const scales: Sequence = {
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

const logs: Sequence = {
  name: 'sub/logs',
  steps: [
    post(
      pods,
      pod('p', {
        containers: [
          { name: 'a', image: 'i' },
          { name: 'b', image: 'i' },
        ],
        initContainers: [{ name: 'c', image: 'i' }],
      }),
    ),
    ...[
      '',
      '?container=a',
      '?container=zzz',
      '?container=c',
      '?tailLines=x',
      '?container=a&tailLines=-1',
      '?container=a&limitBytes=0',
      '?container=a&sinceSeconds=0',
      '?container=a&sinceSeconds=5&sinceTime=2024-01-01T00:00:00Z',
      '?container=a&sinceTime=x',
      '?container=a&follow=maybe',
      '?container=a&stream=Bad',
      '?container=a&stream=Stdout&tailLines=4',
      '?container=a&previous=true',
      '?container=a&timestamps=x',
    ].map((query) => get(`${pods}/p/log${query}`)),
    ...[
      'log',
      'exec',
      'attach',
      'portforward',
      'proxy',
      'status',
      'ephemeralcontainers',
      'resize',
      'eviction',
      'binding',
      'nope',
      'token',
      'scale',
    ].flatMap((name) => [
      get(`${pods}/p/${name}`),
      get(`${pods}/none/${name}`),
      post(`${pods}/p/${name}`, {}),
      remove(`${pods}/p/${name}`),
      put(`${pods}/none/${name}`, pod('none')),
      patch(`${pods}/none/${name}`, merge, {}),
    ]),
    post(pods, pod('single', { nodeName: 'node-1' })),
    get(`${pods}/single/log`),
    post(inNamespace('services'), {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's' },
      spec: { ports: [{ port: 80, name: 'http' }] },
    }),
    ...['s', 's:http', 's:80', 's:81', 's:nope', 'https:s:http', 'none', 'a:b:c:d'].map((name) =>
      get(`${inNamespace('services')}/${name}/proxy/`),
    ),
    ...['p', 'p:80', 'p:http', 'https:p:80', 'none', 'p:99999', 'p:0'].map((name) =>
      get(`${pods}/${name}/proxy/`),
    ),
    get(`${inCluster('nodes')}/none/proxy/`),
    get(`${inCluster('nodes')}/none:10250/proxy/`),
  ],
}

const statuses: Sequence = {
  name: 'sub/pod-status',
  steps: [
    post(pods, pod('p', { nodeName: 'node-1' })),
    ...[
      { status: { phase: 'Nope' } },
      { status: { conditions: [{ type: 'Ready', status: 'Maybe' }] } },
      { status: { conditions: [{ status: 'True' }] } },
      {
        status: {
          conditions: [
            { type: 'A', status: 'True' },
            { type: 'A', status: 'False' },
          ],
        },
      },
      { status: { podIPs: [{ ip: '10.1.1.1' }, { ip: '10.1.1.2' }] } },
      { status: { podIPs: [{ ip: '10.1.1.1' }, { ip: 'fd00::1' }] } },
      { status: { podIP: '10.1.1.1', podIPs: [{ ip: '10.1.1.2' }] } },
      { status: { podIP: '10.1.1.1' } },
      { status: { podIPs: [{ ip: '10.1.1.1' }] } },
      { status: { podIPs: [{ ip: 'x' }] } },
      { status: { hostIP: '10.0.0.9' } },
      { status: { hostIPs: [{ ip: '10.0.0.9' }] } },
      { status: { hostIP: '10.0.0.9', hostIPs: [{ ip: '10.0.0.8' }] } },
      { status: { hostIPs: [{ ip: 'y' }] } },
      { status: { containerStatuses: [{ name: 'zzz', image: 'i', imageID: 'x', ready: true, restartCount: 0 }] } },
      {
        status: {
          containerStatuses: [
            {
              name: 'main',
              image: 'i',
              imageID: 'x',
              ready: true,
              restartCount: 0,
              state: { running: { startedAt: '2024-01-01T00:00:00Z' } },
            },
          ],
        },
      },
      { status: { containerStatuses: [{ name: 'main', restartCount: -1 }] } },
      { status: { qosClass: 'Guaranteed' } },
      { status: { nominatedNodeName: 'Bad Name' } },
      { status: { nominatedNodeName: 'node-2' } },
      { status: { observedGeneration: -1 } },
      { status: { observedGeneration: 4 } },
      { status: { startTime: 'x' } },
      { status: { startTime: '2024-01-01T00:00:00Z' } },
      { status: { resourceClaimStatuses: [{ name: 'x', resourceClaimName: 'y' }] } },
      { status: null },
      { status: {} },
      { metadata: { labels: { a: 'b' } } },
      { metadata: { annotations: { a: 'b' } } },
      { metadata: { finalizers: ['example.com/x'] } },
      { metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'q', uid: 'u' }] } },
      { spec: { containers: [{ name: 'main', image: 'other' }] } },
    ].flatMap((body) => [
      patch(`${pods}/p/status?dryRun=All`, strategic, body),
      patch(`${pods}/p/status?dryRun=All`, merge, body),
    ]),
    patch(`${pods}/p/status`, merge, {
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            name: 'main',
            image: 'i',
            imageID: 'x',
            ready: true,
            restartCount: 3,
            state: { terminated: { exitCode: 1 } },
          },
        ],
      },
    }),
    ...[
      {
        containerStatuses: [
          {
            name: 'main',
            image: 'i',
            imageID: 'x',
            ready: true,
            restartCount: 3,
            state: { waiting: { reason: 'x' } },
          },
        ],
      },
      {
        containerStatuses: [
          { name: 'main', image: 'i', imageID: 'x', ready: true, restartCount: 2, state: { running: {} } },
        ],
      },
      { phase: 'Pending' },
      { phase: 'Succeeded' },
      { containerStatuses: [] },
    ].map((status) => patch(`${pods}/p/status?dryRun=All`, merge, { status })),
    get(`${pods}/p/status`),
    get(`${pods}/p`, table),
    put(`${pods}/p/status`, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p' },
      status: { phase: 'Failed', reason: 'Evicted', message: 'gone' },
    }),
    put(`${pods}/p/status`, pod('p')),
    get(`${pods}/p`, table),
    remove(`${pods}/p?gracePeriodSeconds=0`),
  ],
}

export const subresources: readonly Sequence[] = [bindings, evictions, scales, logs, statuses]
