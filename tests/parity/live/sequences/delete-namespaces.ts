import { namespaces } from './collections.js'
import { configMap, object, pod } from './objects.js'
import { get, merge, patch, post, put, remove, table, type Sequence } from './step.js'

export const namespaceDeletes: Sequence = {
  name: 'delete/namespaces',
  steps: [
    post(namespaces, object('v1', 'Namespace', { name: '{ns}-d', labels: { a: 'b' } })),
    post('/api/v1/namespaces/{ns}-d/configmaps', configMap('x')),
    remove('/api/v1/namespaces/{ns}-d?dryRun=All'),
    remove('/api/v1/namespaces/{ns}-d'),
    get('/api/v1/namespaces/{ns}-d', table),
    remove('/api/v1/namespaces/{ns}-d'),
    post('/api/v1/namespaces/{ns}-d/configmaps', configMap('y')),
    post('/api/v1/namespaces/{ns}-d/configmaps?dryRun=All', configMap('y')),
    patch('/api/v1/namespaces/{ns}-d/configmaps/x', merge, { data: { a: 'b' } }),
    post('/api/v1/namespaces/{ns}-d/serviceaccounts/default/token', {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: {},
    }),
    post(
      '/apis/authorization.k8s.io/v1/namespaces/{ns}-d/localsubjectaccessreviews',
      object(
        'authorization.k8s.io/v1',
        'LocalSubjectAccessReview',
        { namespace: '{ns}-d' },
        {
          spec: {
            groups: ['system:masters'],
            resourceAttributes: { namespace: '{ns}-d', verb: 'get', resource: 'pods' },
          },
        },
      ),
    ),
    patch('/api/v1/namespaces/{ns}-d', merge, { metadata: { labels: { c: 'd' } } }),
    patch('/api/v1/namespaces/{ns}-d', merge, { spec: { finalizers: [] } }),
    put('/api/v1/namespaces/{ns}-d/finalize', object('v1', 'Namespace', 'other', { spec: { finalizers: [] } })),
    put(
      '/api/v1/namespaces/{ns}-d/finalize',
      object('v1', 'Namespace', '{ns}-d', { spec: { finalizers: ['kubernetes', 'example.com/more'] } }),
    ),
    put(
      '/api/v1/namespaces/{ns}-d/finalize',
      object('v1', 'Namespace', '{ns}-d', { spec: { finalizers: ['bad finalizer'] } }),
    ),
    put(
      '/api/v1/namespaces/{ns}-d/finalize',
      object('v1', 'Namespace', { name: '{ns}-d', resourceVersion: '1' }, { spec: { finalizers: [] } }),
    ),
    put(
      '/api/v1/namespaces/{ns}-d/finalize?dryRun=All',
      object('v1', 'Namespace', '{ns}-d', { spec: { finalizers: [] } }),
    ),
    patch('/api/v1/namespaces/{ns}-d/finalize', merge, { spec: { finalizers: [] } }),
    patch('/api/v1/namespaces/{ns}-d/status', merge, { status: { phase: 'Active' } }),
    patch('/api/v1/namespaces/{ns}-d/status', merge, {
      status: {
        conditions: [
          { type: 'NamespaceContentRemaining', status: 'True', reason: 'SomeResourcesRemain', message: 'm' },
        ],
      },
    }),
    put('/api/v1/namespaces/{ns}-d/finalize', object('v1', 'Namespace', '{ns}-d')),
    get('/api/v1/namespaces/{ns}-d'),
    remove('/api/v1/namespaces/{ns}-d'),
    put('/api/v1/namespaces/{ns}-d/finalize', object('v1', 'Namespace', '{ns}-d')),
    ...['default', 'kube-system', 'kube-public', 'kube-node-lease'].map((name) =>
      remove(`/api/v1/namespaces/${name}?dryRun=All`),
    ),
    post('/api/v1/namespaces/missing-{ns}/configmaps', configMap('y')),
    put('/api/v1/namespaces/missing-{ns}/configmaps/y', configMap('y')),
    patch('/api/v1/namespaces/missing-{ns}/configmaps/y', merge, {}),
    remove('/api/v1/namespaces/missing-{ns}/configmaps/y'),
    get('/api/v1/namespaces/missing-{ns}/configmaps/y'),
    post('/api/v1/namespaces/missing-{ns}/pods', pod('y')),
    post('/apis/authorization.k8s.io/v1/namespaces/missing-{ns}/localsubjectaccessreviews', {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'LocalSubjectAccessReview',
      spec: {
        groups: ['system:masters'],
        resourceAttributes: { namespace: 'missing-{ns}', verb: 'get', resource: 'pods' },
      },
    }),
  ],
}
