import type { JsonObject } from '../../exchange.js'
import { bindings, budgets, pods } from './collections.js'
import { object } from './objects.js'
import { aPod, change } from './pod-parts.js'
import { get, merge, patch, post, put, remove, type Sequence, type Step } from './step.js'

const bind = (name: string, body: JsonObject, query = ''): Step => post(`${pods}/${name}/binding${query}`, body)
const to = (name: string, target: JsonObject = { name: 'n' }, metadata: JsonObject = {}): JsonObject => ({
  metadata: { name, ...metadata },
  target,
})

const binds: Sequence = {
  name: 'pods/bindings',
  steps: [
    ...['p', 'q', 'r', 's'].map((name) =>
      post(pods, aPod(name, {}, { annotations: { x: '1' }, labels: { l: '1' } })),
    ),
    bind('p', { metadata: { name: 'p' } }),
    bind('p', to('p', { kind: 'Pod', name: 'n' })),
    bind('p', {}),
    bind('p', to('q')),
    bind('p', to('p', { name: 'n' }, { namespace: 'zz' })),
    ...[{ name: 'Bad Node!' }, { name: 'n' }].map((target) => bind('p', to('p', target), '?dryRun=All')),
    bind('p', to('p', { name: 'n' }, { uid: 'x' })),
    bind('p', { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'p' } }),
    bind('p', { ...to('p'), bogus: 1 }, '?fieldValidation=Strict'),
    bind('s', { ...to('s'), bogus: 1 }),
    bind('p', { target: 5 }),
    bind('zz', to('zz')),
    change(
      'p/status',
      {
        status: {
          nominatedNodeName: 'nom',
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'Unschedulable',
              message: 'm',
              observedGeneration: 1,
            },
            { type: 'Other', status: 'True' },
          ],
        },
      },
      merge,
    ),
    bind(
      'p',
      to(
        'p',
        { apiVersion: 'v1', kind: 'Node', name: 'n1' },
        { annotations: { x: '2', y: '3' }, labels: { l: '2', m: '3' } },
      ),
    ),
    get(`${pods}/p`),
    bind('p', to('p', { name: 'n1' })),
    ...[to('q', { kind: 'Node', name: 'n2' }), { target: { name: 'n2' } }, to('zz')].map((body) =>
      post(bindings, body),
    ),
    get(`${pods}/q`),
    get(bindings),
    get(`${pods}/p/binding`),
    put(`${pods}/p/binding`, {}),
    change('r', { metadata: { finalizers: ['a.b/c'] } }, merge),
    remove(`${pods}/r`),
    bind('r', to('r')),
    change('r', { metadata: { finalizers: null } }, merge),
  ],
}

const eviction = (name: string, rest: JsonObject = {}): JsonObject => object('policy/v1', 'Eviction', name, rest)
const evict = (name: string, body: JsonObject, query = ''): Step => post(`${pods}/${name}/eviction${query}`, body)
const options = (deleteOptions: JsonObject): Step => evict('a', eviction('a', { deleteOptions }))
const allowed = (disruptionsAllowed: number): Step =>
  patch(`${budgets}/d/status`, merge, {
    status: {
      observedGeneration: 1,
      disruptionsAllowed,
      currentHealthy: 1 + disruptionsAllowed,
      desiredHealthy: 1,
      expectedPods: 1,
    },
  })
const budget = (name: string, app: string): Step =>
  post(budgets, { metadata: { name }, spec: { minAvailable: 1, selector: { matchLabels: { app } } } })
const names = ['a', 'b', 'c', 'd', 'e', 'f']

const evictions: Sequence = {
  name: 'pods/evictions',
  steps: [
    ...names.map((name) => post(pods, aPod(name, {}, { labels: { app: name }, finalizers: ['x.y/z'] }))),
    evict('zz', eviction('zz')),
    evict('a', eviction('b')),
    evict('a', { apiVersion: 'policy/v1', kind: 'Eviction' }),
    evict('a', {}),
    evict('a', object('v1', 'Pod', 'a')),
    evict('a', { ...eviction('a'), apiVersion: 'policy/v1beta1' }, '?dryRun=All'),
    evict('a', { metadata: { name: 'a' } }, '?dryRun=All'),
    evict('a', eviction('a', { bogus: 1 }), '?dryRun=All&fieldValidation=Strict'),
    evict('a', eviction('a', { bogus: 1 }), '?dryRun=All'),
    ...[
      { dryRun: ['All'] },
      { dryRun: ['Some'] },
      { ignoreStoreReadErrorWithClusterBreakingPotential: true },
      { preconditions: { uid: 'x' } },
      { gracePeriodSeconds: -1, dryRun: ['All'] },
    ].map(options),
    evict('a', eviction('a', { deleteOptions: { dryRun: ['All'] } }), '?dryRun=All'),
    evict('a', eviction('a'), '?dryRun=Some'),
    ...[{ propagationPolicy: 'Bad' }, { propagationPolicy: 'Foreground', orphanDependents: true }].map(
      (deleteOptions) => evict('b', eviction('b', { deleteOptions })),
    ),
    get(`${pods}/b`),
    evict('c', eviction('c')),
    get(`${pods}/c`),
    evict('c', eviction('c')),
    get(`${pods}/c`),
    change(
      'd/status',
      {
        status: {
          phase: 'Running',
          conditions: [
            { type: 'Ready', status: 'True' },
            { type: 'DisruptionTarget', status: 'False', reason: 'x', observedGeneration: 1 },
          ],
        },
      },
      merge,
    ),
    budget('d', 'd'),
    evict('d', eviction('d')),
    allowed(0),
    evict('d', eviction('d')),
    allowed(1),
    evict('d', eviction('d'), '?dryRun=All'),
    evict('d', eviction('d')),
    get(`${pods}/d`),
    change('e/status', { status: { phase: 'Running' } }, merge),
    budget('e1', 'e'),
    budget('e2', 'e'),
    evict('e', eviction('e')),
    change('f/status', { status: { phase: 'Succeeded' } }, merge),
    evict('f', eviction('f', { deleteOptions: { gracePeriodSeconds: 5 } })),
    get(`${pods}/f`),
    get(`${pods}/a/eviction`),
    ...names.map((name) => change(name, { metadata: { finalizers: null } }, merge)),
  ],
}

/** Where a pod comes to run, and how it has to go. */
export const podBindings: readonly Sequence[] = [binds, evictions]
