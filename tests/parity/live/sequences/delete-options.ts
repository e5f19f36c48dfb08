import { configMaps, deployments, jobs, replicaSets } from './collections.js'
import { configMap, deleteOptions, deployment, job, replicaSet } from './objects.js'
import { get, merge, named, partial, patch, post, put, remove, table, type Sequence, type Step } from './step.js'

export const policies = ['Orphan', 'Background', 'Foreground']

/** Every way of propagation of objects without finalizers, with one of their own, and with the collector's. */
const propagation: Sequence = {
  name: 'delete/propagation',
  steps: [
    undefined,
    ['example.com/own'],
    ['orphan'],
    ['foregroundDeletion'],
    ['orphan', 'foregroundDeletion', 'example.com/own'],
  ].flatMap((finalizers, row) =>
    [
      {},
      ...policies.map((propagationPolicy) => ({ propagationPolicy })),
      { orphanDependents: true },
      { orphanDependents: false },
    ].flatMap((chosen, column): Step[] => {
      const name = `o${row}${column}`
      return [
        post(configMaps, configMap(finalizers === undefined ? name : { name, finalizers })),
        remove(`${configMaps}/${name}`, deleteOptions(chosen)),
        get(`${configMaps}/${name}`),
        remove(`${configMaps}/${name}`, deleteOptions({ propagationPolicy: 'Background' })),
        patch(`${configMaps}/${name}`, merge, { metadata: { finalizers: null } }),
      ]
    }),
  ),
}

const workloads: Sequence = {
  name: 'delete/workloads',
  steps: [
    ...policies.flatMap((policy, index) => [
      post(deployments, deployment(`d${index}`)),
      remove(`${deployments}/d${index}?propagationPolicy=${policy}`),
      get(`${deployments}/d${index}`),
    ]),
    post(jobs, job('j')),
    remove(`${jobs}/j`),
    get(`${jobs}/j`),
    post(jobs, job('k')),
    remove(`${jobs}/k?orphanDependents=false`),
    post(replicaSets, replicaSet('r')),
    remove(`${replicaSets}/r`, deleteOptions({ propagationPolicy: 'Foreground' }), {}),
    remove(`${replicaSets}/r`, deleteOptions({ propagationPolicy: 'Orphan' })),
    put(`${replicaSets}/r`, replicaSet({ name: 'r', finalizers: [] })),
    get(`${replicaSets}/r`),
  ],
}

const query: Sequence = {
  name: 'delete/query',
  steps: [
    post(configMaps, configMap('q')),
    ...[
      'propagationPolicy=Nope',
      'propagationPolicy=',
      'propagationPolicy=Orphan&orphanDependents=true',
      'gracePeriodSeconds=abc',
      'gracePeriodSeconds=',
      'gracePeriodSeconds=1.5',
      'orphanDependents=maybe',
      'dryRun=All',
      'dryRun=Some',
      'dryRun=',
      'dryRun=All&dryRun=All',
      'preconditions.uid=x',
      'dryRun=All&gracePeriodSeconds=-5',
      'dryRun=All&gracePeriodSeconds=99999999999999',
      'dryRun=All&gracePeriodSeconds=99999999999999999999',
      'dryRun=All&propagationPolicy=Foreground',
      'dryRun=All&propagationPolicy=foreground',
      'dryRun=All&ignoreStoreReadErrorWithClusterBreakingPotential=true',
      'ignoreStoreReadErrorWithClusterBreakingPotential=true',
      'dryRun=All&pretty=true',
      'dryRun=All&resourceVersion=1',
      'dryRun=All&fieldManager=x',
    ].map((text) => remove(`${configMaps}/q?${text}`)),
    remove(`${configMaps}/q?dryRun=All`, deleteOptions({ propagationPolicy: 'Orphan' })),
    remove(`${configMaps}/q?propagationPolicy=Nope`, deleteOptions({ dryRun: ['All'] })),
    remove(`${configMaps}/q?dryRun=All`, undefined, { Accept: table }),
    remove(`${configMaps}/q?dryRun=All`, undefined, { Accept: partial }),
    remove(`${configMaps}/q?dryRun=All`, undefined, { Accept: 'application/yaml' }),
    remove(`${configMaps}/q`),
    remove(`${configMaps}/q`),
    remove(`${configMaps}/q?dryRun=All`),
    remove(`${configMaps}/never?propagationPolicy=Nope`),
  ],
}

const bodies: Sequence = {
  name: 'delete/bodies',
  steps: [
    named('made', post(configMaps, configMap('b'))),
    ...[
      deleteOptions({ dryRun: ['All'], preconditions: { uid: 'other' } }),
      deleteOptions({ dryRun: ['All'], preconditions: { uid: '{{made.metadata.uid}}' } }),
      deleteOptions({ dryRun: ['All'], preconditions: { resourceVersion: '1' } }),
      deleteOptions({ dryRun: ['All'], preconditions: { resourceVersion: '{{made.metadata.resourceVersion}}' } }),
      deleteOptions({ dryRun: ['All'], preconditions: { uid: 'other', resourceVersion: '1' } }),
      deleteOptions({ dryRun: ['All'], preconditions: { uid: '{{made.metadata.uid}}', resourceVersion: 'abc' } }),
      deleteOptions({ dryRun: ['All'], preconditions: {} }),
      deleteOptions({ dryRun: ['All'], preconditions: null }),
      deleteOptions({ dryRun: ['All'], preconditions: { uid: '' } }),
      deleteOptions({ dryRun: ['All'], preconditions: 'x' }),
      deleteOptions({ dryRun: 'All' }),
      deleteOptions({ dryRun: ['All', 'All'] }),
      deleteOptions({ dryRun: ['All', 'Some'] }),
      deleteOptions({ dryRun: ['All'], bogus: 1 }),
      deleteOptions({ dryRun: ['All'], gracePeriodSeconds: 'x' }),
      deleteOptions({ dryRun: ['All'], gracePeriodSeconds: 1.5 }),
      deleteOptions({ dryRun: ['All'], gracePeriodSeconds: 0 }),
      deleteOptions({ dryRun: ['All'], orphanDependents: true }),
      deleteOptions({ dryRun: ['All'], orphanDependents: 'true' }),
      deleteOptions({ propagationPolicy: 'orphan' }),
      deleteOptions({ propagationPolicy: '' }),
      deleteOptions({ propagationPolicy: 7 }),
      deleteOptions({ propagationPolicy: 'Background', orphanDependents: false }),
      deleteOptions({ dryRun: ['All'], metadata: { name: 'x' } }),
      { apiVersion: 'meta.k8s.io/v1', kind: 'DeleteOptions', dryRun: ['All'] },
      { apiVersion: 'apps/v1', kind: 'DeleteOptions', dryRun: ['All'] },
      { apiVersion: 'v9', kind: 'DeleteOptions', dryRun: ['All'] },
      { apiVersion: 'batch/v1', kind: 'DeleteOptions', dryRun: ['All'] },
      { kind: 'DeleteOptions', dryRun: ['All'] },
      { apiVersion: 'v1', dryRun: ['All'] },
      { dryRun: ['All'] },
      { apiVersion: 'v1', kind: 'ConfigMap', dryRun: ['All'] },
      { apiVersion: 'v1', kind: 'Nope', dryRun: ['All'] },
      deleteOptions({ dryRun: ['All'], ignoreStoreReadErrorWithClusterBreakingPotential: true }),
      deleteOptions({
        ignoreStoreReadErrorWithClusterBreakingPotential: true,
        dryRun: ['All'],
        propagationPolicy: 'Orphan',
      }),
    ].map((body) => remove(`${configMaps}/b`, body)),
    ...[
      '[]',
      '5',
      'null',
      '"x"',
      '{"kind":5}',
      '{"apiVersion":"v1","kind":"DeleteOptions","dryRun":["All"],"dryRun":["All"]}',
      '{"dryRun":["All"]',
      'hello',
      ' ',
    ].map((text) => remove(`${configMaps}/b`, text, { 'Content-Type': 'application/json' })),
    remove(`${configMaps}/b`, 'dryRun: [All]\n', { 'Content-Type': 'application/yaml' }),
    remove(`${configMaps}/b`, 'apiVersion: v1\nkind: DeleteOptions\ndryRun: [All]\n', {
      'Content-Type': 'application/yaml',
    }),
    remove(`${configMaps}/b`, '{}', { 'Content-Type': 'text/plain' }),
    remove(`${configMaps}/b`, '{"dryRun":["All"]}', { 'Content-Type': '' }),
    remove(`${configMaps}/b`, deleteOptions({ dryRun: ['All'] }), {
      'Content-Type': 'application/json;charset=utf-8',
    }),
    remove(`${configMaps}/b`),
    post(configMaps, configMap('b')),
    remove(`${configMaps}/b`, ''),
    remove(`${configMaps}/b`, deleteOptions({ preconditions: { uid: 'x' } })),
  ],
}

export const deletes: readonly Sequence[] = [propagation, workloads, query, bodies]
