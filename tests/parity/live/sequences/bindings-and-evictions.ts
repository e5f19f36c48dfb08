import type { Json } from '../../exchange.js'
import { bindings, budgets, pods } from './collections.js'
import { object, pod } from './objects.js'
import { get, merge, named, patch, post, put, remove, table, type Sequence } from './step.js'

const binding = (rest: Record<string, Json>): Json =>
  object('v1', 'Binding', 'p', { target: { kind: 'Node', name: 'node-1' }, ...rest })

const binds: Sequence = {
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
    post(bindings, binding({ metadata: { name: 'q' } })),
    post(pods, pod('q')),
    post(bindings, binding({ metadata: { name: 'q' } })),
    post(bindings, binding({ metadata: { name: 'none' } })),
    get(bindings),
    get(`${bindings}/q`),
    post(pods, pod('gated', { schedulingGates: [{ name: 'example.com/wait' }] })),
    post(`${pods}/gated/binding`, binding({ metadata: { name: 'gated' } })),
    post(pods, pod({ name: 'going', finalizers: ['example.com/hold'] })),
    remove(`${pods}/going`),
    post(`${pods}/going/binding`, binding({ metadata: { name: 'going' } })),
    patch(`${pods}/going`, merge, { metadata: { finalizers: null } }),
  ],
}

const eviction = (rest: Record<string, Json>): Json => object('policy/v1', 'Eviction', 'p', rest)
const budget = (name: string, spec: Record<string, Json>): Json =>
  object('policy/v1', 'PodDisruptionBudget', name, {
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

export const bindingsAndEvictions: readonly Sequence[] = [binds, evictions]
