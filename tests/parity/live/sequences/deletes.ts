import type { Json } from '../../exchange.js'
import { configMap, deployment, job, pod, replicaSet } from './objects.js'
import { get, inCluster, inNamespace, merge, named, patch, post, put, remove, table, partial, type Sequence, type Step } from './step.js'

const path = inNamespace('configmaps')
const options = (rest: Record<string, Json>): Json => ({ apiVersion: 'v1', kind: 'DeleteOptions', ...rest })
const policies = ['Orphan', 'Background', 'Foreground']

/** Every way of propagation of objects without finalizers, with one of their own, and with those of the collector. */
const propagation: Sequence = {
  name: 'delete/propagation',
  steps: [undefined, ['example.com/own'], ['orphan'], ['foregroundDeletion'], ['orphan', 'foregroundDeletion', 'example.com/own']].flatMap((finalizers, row) =>
    [{}, ...policies.map((propagationPolicy) => ({ propagationPolicy })), { orphanDependents: true }, { orphanDependents: false }].flatMap((chosen, column): Step[] => {
      const name = `o${row}${column}`
      return [
        post(path, configMap(finalizers === undefined ? name : { name, finalizers })),
        remove(`${path}/${name}`, options(chosen)),
        get(`${path}/${name}`),
        remove(`${path}/${name}`, options({ propagationPolicy: 'Background' })),
        patch(`${path}/${name}`, merge, { metadata: { finalizers: null } }),
      ]
    }),
  ),
}

const workloads: Sequence = {
  name: 'delete/workloads',
  steps: [
    ...policies.flatMap((policy, index) => [
      post(inNamespace('deployments', 'apps/v1'), deployment(`d${index}`)),
      remove(`${inNamespace('deployments', 'apps/v1')}/d${index}?propagationPolicy=${policy}`),
      get(`${inNamespace('deployments', 'apps/v1')}/d${index}`),
    ]),
    post(inNamespace('jobs', 'batch/v1'), job('j')),
    remove(`${inNamespace('jobs', 'batch/v1')}/j`),
    get(`${inNamespace('jobs', 'batch/v1')}/j`),
    post(inNamespace('jobs', 'batch/v1'), job('k')),
    remove(`${inNamespace('jobs', 'batch/v1')}/k?orphanDependents=false`),
    post(inNamespace('replicasets', 'apps/v1'), replicaSet('r')),
    remove(`${inNamespace('replicasets', 'apps/v1')}/r`, options({ propagationPolicy: 'Foreground' }), {}),
    remove(`${inNamespace('replicasets', 'apps/v1')}/r`, options({ propagationPolicy: 'Orphan' })),
    put(`${inNamespace('replicasets', 'apps/v1')}/r`, replicaSet({ name: 'r', finalizers: [] })),
    get(`${inNamespace('replicasets', 'apps/v1')}/r`),
  ],
}

const query: Sequence = {
  name: 'delete/query',
  steps: [
    post(path, configMap('q')),
    ...['propagationPolicy=Nope', 'propagationPolicy=', 'propagationPolicy=Orphan&orphanDependents=true', 'gracePeriodSeconds=abc', 'gracePeriodSeconds=', 'gracePeriodSeconds=1.5',
      'orphanDependents=maybe', 'dryRun=All', 'dryRun=Some', 'dryRun=', 'dryRun=All&dryRun=All', 'preconditions.uid=x', 'dryRun=All&gracePeriodSeconds=-5',
      'dryRun=All&gracePeriodSeconds=99999999999999', 'dryRun=All&gracePeriodSeconds=99999999999999999999', 'dryRun=All&propagationPolicy=Foreground', 'dryRun=All&propagationPolicy=foreground',
      'dryRun=All&ignoreStoreReadErrorWithClusterBreakingPotential=true', 'ignoreStoreReadErrorWithClusterBreakingPotential=true', 'dryRun=All&pretty=true', 'dryRun=All&resourceVersion=1', 'dryRun=All&fieldManager=x',
    ].map((text) => remove(`${path}/q?${text}`)),
    remove(`${path}/q?dryRun=All`, options({ propagationPolicy: 'Orphan' })),
    remove(`${path}/q?propagationPolicy=Nope`, options({ dryRun: ['All'] })),
    remove(`${path}/q?dryRun=All`, undefined, { Accept: table }),
    remove(`${path}/q?dryRun=All`, undefined, { Accept: partial }),
    remove(`${path}/q?dryRun=All`, undefined, { Accept: 'application/yaml' }),
    remove(`${path}/q`),
    remove(`${path}/q`),
    remove(`${path}/q?dryRun=All`),
    remove(`${path}/never?propagationPolicy=Nope`),
  ],
}

const bodies: Sequence = {
  name: 'delete/bodies',
  steps: [
    named('made', post(path, configMap('b'))),
    ...[
      options({ dryRun: ['All'], preconditions: { uid: 'other' } }), options({ dryRun: ['All'], preconditions: { uid: '{{made.metadata.uid}}' } }),
      options({ dryRun: ['All'], preconditions: { resourceVersion: '1' } }), options({ dryRun: ['All'], preconditions: { resourceVersion: '{{made.metadata.resourceVersion}}' } }),
      options({ dryRun: ['All'], preconditions: { uid: 'other', resourceVersion: '1' } }), options({ dryRun: ['All'], preconditions: { uid: '{{made.metadata.uid}}', resourceVersion: 'abc' } }),
      options({ dryRun: ['All'], preconditions: {} }), options({ dryRun: ['All'], preconditions: null }), options({ dryRun: ['All'], preconditions: { uid: '' } }),
      options({ dryRun: ['All'], preconditions: 'x' }), options({ dryRun: 'All' }), options({ dryRun: ['All', 'All'] }), options({ dryRun: ['All', 'Some'] }), options({ dryRun: ['All'], bogus: 1 }),
      options({ dryRun: ['All'], gracePeriodSeconds: 'x' }), options({ dryRun: ['All'], gracePeriodSeconds: 1.5 }), options({ dryRun: ['All'], gracePeriodSeconds: 0 }),
      options({ dryRun: ['All'], orphanDependents: true }), options({ dryRun: ['All'], orphanDependents: 'true' }), options({ propagationPolicy: 'orphan' }), options({ propagationPolicy: '' }),
      options({ propagationPolicy: 7 }), options({ propagationPolicy: 'Background', orphanDependents: false }), options({ dryRun: ['All'], metadata: { name: 'x' } }),
      { apiVersion: 'meta.k8s.io/v1', kind: 'DeleteOptions', dryRun: ['All'] }, { apiVersion: 'apps/v1', kind: 'DeleteOptions', dryRun: ['All'] }, { apiVersion: 'v9', kind: 'DeleteOptions', dryRun: ['All'] },
      { apiVersion: 'batch/v1', kind: 'DeleteOptions', dryRun: ['All'] }, { kind: 'DeleteOptions', dryRun: ['All'] }, { apiVersion: 'v1', dryRun: ['All'] }, { dryRun: ['All'] },
      { apiVersion: 'v1', kind: 'ConfigMap', dryRun: ['All'] }, { apiVersion: 'v1', kind: 'Nope', dryRun: ['All'] },
      options({ dryRun: ['All'], ignoreStoreReadErrorWithClusterBreakingPotential: true }), options({ ignoreStoreReadErrorWithClusterBreakingPotential: true, dryRun: ['All'], propagationPolicy: 'Orphan' }),
    ].map((body) => remove(`${path}/b`, body)),
    ...['[]', '5', 'null', '"x"', '{"kind":5}', '{"apiVersion":"v1","kind":"DeleteOptions","dryRun":["All"],"dryRun":["All"]}', '{"dryRun":["All"]', 'hello', ' '].map((text) =>
      remove(`${path}/b`, text, { 'Content-Type': 'application/json' })),
    remove(`${path}/b`, 'dryRun: [All]\n', { 'Content-Type': 'application/yaml' }),
    remove(`${path}/b`, 'apiVersion: v1\nkind: DeleteOptions\ndryRun: [All]\n', { 'Content-Type': 'application/yaml' }),
    remove(`${path}/b`, '{}', { 'Content-Type': 'text/plain' }),
    remove(`${path}/b`, '{"dryRun":["All"]}', { 'Content-Type': '' }),
    remove(`${path}/b`, options({ dryRun: ['All'] }), { 'Content-Type': 'application/json;charset=utf-8' }),
    remove(`${path}/b`),
    post(path, configMap('b')),
    remove(`${path}/b`, ''),
    remove(`${path}/b`, options({ preconditions: { uid: 'x' } })),
  ],
}

const pods = inNamespace('pods')

const grace: Sequence = {
  name: 'delete/grace',
  steps: [
    ...[0, 1, 7, -1, -9, 3600, 2147483647, 2147483648].flatMap((seconds) => {
      const name = `g${String(seconds).replace('-', 'm')}`
      return [
        post(pods, pod(name, { nodeName: 'node-1', terminationGracePeriodSeconds: 20 })),
        remove(`${pods}/${name}?gracePeriodSeconds=${seconds}&dryRun=All`),
        remove(`${pods}/${name}`, options({ gracePeriodSeconds: seconds })),
        get(`${pods}/${name}`),
        remove(`${pods}/${name}`, options({ gracePeriodSeconds: 3 })),
        get(`${pods}/${name}`, table),
        remove(`${pods}/${name}`, options({ gracePeriodSeconds: 0 })),
      ]
    }),
    post(pods, pod('zero', { nodeName: 'node-1', terminationGracePeriodSeconds: 0 })),
    remove(`${pods}/zero`),
    post(pods, pod('held', { nodeName: 'node-1' })),
    patch(`${pods}/held`, merge, { metadata: { finalizers: ['example.com/hold'] } }),
    remove(`${pods}/held?gracePeriodSeconds=5`),
    remove(`${pods}/held?gracePeriodSeconds=0`),
    get(`${pods}/held`),
    remove(`${pods}/held?gracePeriodSeconds=9`),
    patch(`${pods}/held`, merge, { metadata: { finalizers: null } }),
    post(pods, pod('ended', { nodeName: 'node-1' })),
    patch(`${pods}/ended/status`, merge, { status: { phase: 'Succeeded' } }),
    remove(`${pods}/ended`),
    post(pods, pod('failed', { nodeName: 'node-1' })),
    patch(`${pods}/failed/status`, merge, { status: { phase: 'Failed' } }),
    remove(`${pods}/failed?gracePeriodSeconds=12`),
    post(pods, pod('running', { nodeName: 'node-1' })),
    patch(`${pods}/running/status`, merge, { status: { phase: 'Running' } }),
    remove(`${pods}/running?propagationPolicy=Foreground`),
    get(`${pods}/running`),
    remove(`${pods}/running?propagationPolicy=Orphan&gracePeriodSeconds=1`),
    remove(`${pods}/running?propagationPolicy=Background&gracePeriodSeconds=0`),
    get(`${pods}/running`),
    post(pods, pod('loose')),
    remove(`${pods}/loose?gracePeriodSeconds=100&dryRun=All`),
    remove(`${pods}/loose?gracePeriodSeconds=100`),
    post(pods, pod({ name: 'loose', finalizers: ['example.com/hold'] })),
    remove(`${pods}/loose?gracePeriodSeconds=100`),
    patch(`${pods}/loose`, merge, { metadata: { deletionGracePeriodSeconds: 5 } }),
    patch(`${pods}/loose`, merge, { metadata: { deletionTimestamp: null } }),
    patch(`${pods}/loose`, merge, { metadata: { finalizers: [] } }),
    get(`${pods}/loose`),
  ],
}

const finalizers: Sequence = {
  name: 'delete/finalizers-more',
  steps: [
    post(path, configMap({ name: 'f', finalizers: ['example.com/a', 'example.com/b'] })),
    patch(`${path}/f`, merge, { metadata: { finalizers: ['example.com/b', 'example.com/c'] } }),
    remove(`${path}/f`),
    patch(`${path}/f`, merge, { metadata: { finalizers: ['example.com/c', 'example.com/b'] } }),
    patch(`${path}/f`, merge, { metadata: { finalizers: ['example.com/b', 'example.com/d'] } }),
    put(`${path}/f`, configMap({ name: 'f', finalizers: ['example.com/b'] })),
    post(path, configMap('f')),
    patch(`${path}/f?dryRun=All`, merge, { metadata: { finalizers: [] } }),
    get(`${path}/f`),
    remove(`${path}/f`, options({ preconditions: { uid: 'x' } })),
    remove(`${path}/f`, options({ propagationPolicy: 'Foreground' })),
    get(`${path}/f`),
    put(`${path}/f`, configMap('f')),
    get(`${path}/f`),
    post(path, configMap({ name: 'g', finalizers: ['example.com/a'] })),
    remove(`${path}/g?dryRun=All`),
    remove(`${path}/g?dryRun=All&propagationPolicy=Foreground`),
    get(`${path}/g`),
    patch(`${path}/g`, 'application/json-patch+json', [{ op: 'remove', path: '/metadata/finalizers/0' }]),
    remove(`${path}/g`),
    ...['kubernetes', 'orphan', 'a', 'a/b', 'A.b/c', 'example.com/', '', 'a/b/c'].map((name) => post(`${path}?dryRun=All`, configMap({ name: 'h', finalizers: [name] }))),
    post(`${path}?dryRun=All`, configMap({ name: 'h', finalizers: ['orphan', 'foregroundDeletion'] })),
    post(`${path}?dryRun=All`, configMap({ name: 'h', finalizers: ['a/b', 'a/b'] })),
  ],
}

const collections: Sequence = {
  name: 'delete/collections',
  steps: [
    ...['a', 'b', 'c', 'd'].map((name) => post(path, configMap({ name, labels: { half: name < 'c' ? 'one' : 'two' } }))),
    post(path, configMap({ name: 'e', finalizers: ['example.com/hold'] })),
    remove(`${path}?dryRun=All`),
    remove(`${path}?labelSelector=half%3Dtwo&dryRun=All`),
    remove(`${path}?limit=1&dryRun=All`),
    remove(`${path}?limit=2&dryRun=All&labelSelector=half`),
    remove(`${path}?continue=abc`),
    remove(`${path}?labelSelector=%3D`),
    remove(`${path}?fieldSelector=nope%3Dx`),
    remove(`${path}?propagationPolicy=Nope`),
    remove(`${path}?gracePeriodSeconds=abc`),
    remove(`${path}?limit=abc`),
    remove(`${path}?resourceVersion=abc`),
    remove(`${path}?watch=1&dryRun=All`),
    remove(path, options({ propagationPolicy: 'Orphan', orphanDependents: true })),
    remove(path, options({ preconditions: { uid: 'x' } })),
    remove(path, { apiVersion: 'v1', kind: 'ConfigMap' }),
    remove(path, '{', { 'Content-Type': 'application/json' }),
    remove(`${path}?fieldSelector=metadata.name%3Da`),
    remove(`${path}?labelSelector=half%3Dnone`),
    remove(`${path}?labelSelector=half%3Dtwo`, undefined, { Accept: table }),
    get(path),
    remove(path, options({ dryRun: ['All'] })),
    remove(path),
    get(path),
    remove(path),
    patch(`${path}/e`, merge, { metadata: { finalizers: null } }),
    remove(path),
    post(pods, pod('one', { nodeName: 'node-1' })),
    post(pods, pod('two')),
    remove(pods),
    get(pods),
    remove(pods, options({ gracePeriodSeconds: 0 })),
    get(pods),
    remove(inNamespace('services')),
    remove(inNamespace('events')),
    remove(inNamespace('nopes')),
    remove(inCluster('configmaps')),
    remove(inCluster('namespaces')),
    remove(`${inCluster('nodes')}?labelSelector=none%3D{ns}`),
    remove(`${inCluster('clusterroles', 'rbac.authorization.k8s.io/v1')}?labelSelector=none%3D{ns}`),
    remove(inCluster('componentstatuses')),
    remove('/api/v1/namespaces/missing-{ns}/configmaps'),
  ],
}

const namespaces: Sequence = {
  name: 'delete/namespaces',
  steps: [
    post(inCluster('namespaces'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '{ns}-d', labels: { a: 'b' } } }),
    post('/api/v1/namespaces/{ns}-d/configmaps', configMap('x')),
    remove('/api/v1/namespaces/{ns}-d?dryRun=All'),
    remove('/api/v1/namespaces/{ns}-d'),
    get('/api/v1/namespaces/{ns}-d', table),
    remove('/api/v1/namespaces/{ns}-d'),
    post('/api/v1/namespaces/{ns}-d/configmaps', configMap('y')),
    post('/api/v1/namespaces/{ns}-d/configmaps?dryRun=All', configMap('y')),
    patch('/api/v1/namespaces/{ns}-d/configmaps/x', merge, { data: { a: 'b' } }),
    post('/api/v1/namespaces/{ns}-d/serviceaccounts/default/token', { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} }),
    post('/apis/authorization.k8s.io/v1/namespaces/{ns}-d/localsubjectaccessreviews', { apiVersion: 'authorization.k8s.io/v1', kind: 'LocalSubjectAccessReview', metadata: { namespace: '{ns}-d' }, spec: { groups: ['system:masters'], resourceAttributes: { namespace: '{ns}-d', verb: 'get', resource: 'pods' } } }),
    patch('/api/v1/namespaces/{ns}-d', merge, { metadata: { labels: { c: 'd' } } }),
    patch('/api/v1/namespaces/{ns}-d', merge, { spec: { finalizers: [] } }),
    put('/api/v1/namespaces/{ns}-d/finalize', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' }, spec: { finalizers: [] } }),
    put('/api/v1/namespaces/{ns}-d/finalize', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '{ns}-d' }, spec: { finalizers: ['kubernetes', 'example.com/more'] } }),
    put('/api/v1/namespaces/{ns}-d/finalize', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '{ns}-d' }, spec: { finalizers: ['bad finalizer'] } }),
    put('/api/v1/namespaces/{ns}-d/finalize', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '{ns}-d', resourceVersion: '1' }, spec: { finalizers: [] } }),
    put('/api/v1/namespaces/{ns}-d/finalize?dryRun=All', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '{ns}-d' }, spec: { finalizers: [] } }),
    patch('/api/v1/namespaces/{ns}-d/finalize', merge, { spec: { finalizers: [] } }),
    patch('/api/v1/namespaces/{ns}-d/status', merge, { status: { phase: 'Active' } }),
    patch('/api/v1/namespaces/{ns}-d/status', merge, { status: { conditions: [{ type: 'NamespaceContentRemaining', status: 'True', reason: 'SomeResourcesRemain', message: 'm' }] } }),
    put('/api/v1/namespaces/{ns}-d/finalize', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '{ns}-d' } }),
    get('/api/v1/namespaces/{ns}-d'),
    remove('/api/v1/namespaces/{ns}-d'),
    put('/api/v1/namespaces/{ns}-d/finalize', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '{ns}-d' } }),
    ...['default', 'kube-system', 'kube-public', 'kube-node-lease'].map((name) => remove(`/api/v1/namespaces/${name}?dryRun=All`)),
    post('/api/v1/namespaces/missing-{ns}/configmaps', configMap('y')),
    put('/api/v1/namespaces/missing-{ns}/configmaps/y', configMap('y')),
    patch('/api/v1/namespaces/missing-{ns}/configmaps/y', merge, {}),
    remove('/api/v1/namespaces/missing-{ns}/configmaps/y'),
    get('/api/v1/namespaces/missing-{ns}/configmaps/y'),
    post('/api/v1/namespaces/missing-{ns}/pods', pod('y')),
    post('/apis/authorization.k8s.io/v1/namespaces/missing-{ns}/localsubjectaccessreviews', { apiVersion: 'authorization.k8s.io/v1', kind: 'LocalSubjectAccessReview', spec: { groups: ['system:masters'], resourceAttributes: { namespace: 'missing-{ns}', verb: 'get', resource: 'pods' } } }),
  ],
}

export const deletes: readonly Sequence[] = [propagation, workloads, query, bodies, grace, finalizers, collections, namespaces]
