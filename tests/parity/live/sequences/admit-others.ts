import { one } from './admit-parts.js'
import { claims, nodes, pods, serviceAccounts, volumes } from './collections.js'
import { claim, object, pod } from './objects.js'
import { get, inNamespace, merge, patch, pausing, post, put, remove, tryPost, type Sequence } from './step.js'

export const admitOthers: Sequence = {
  name: 'admit/others',
  steps: [
    ...['{ns}-n'].flatMap((name) => [
      post(nodes, object('v1', 'Node', name)),
      tryPost(
        nodes,
        object('v1', 'Node', `${name}2`, {
          spec: { taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }] },
        }),
      ),
      patch(`${nodes}/${name}`, merge, { spec: { taints: null } }),
      remove(`${nodes}/${name}`),
    ]),
    post(
      volumes,
      object(
        'v1',
        'PersistentVolume',
        { name: '{ns}-v', finalizers: ['example.com/x'] },
        { spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/x' } } },
      ),
    ),
    remove(`${volumes}/{ns}-v`),
    patch(`${volumes}/{ns}-v`, merge, { metadata: { finalizers: null } }),
    post(claims, claim('c')),
    remove(`${claims}/c`),
    get(`${claims}/c`),
    patch(`${claims}/c`, merge, { metadata: { finalizers: null } }),
    post(
      serviceAccounts,
      object('v1', 'ServiceAccount', 'plain', {
        automountServiceAccountToken: false,
        imagePullSecrets: [{ name: 'pull' }],
        secrets: [{ name: 'known' }],
      }),
    ),
    pausing(
      0.3,
      post(
        serviceAccounts,
        object(
          'v1',
          'ServiceAccount',
          { name: 'bound', annotations: { 'kubernetes.io/enforce-mountable-secrets': 'true' } },
          { secrets: [{ name: 'known' }] },
        ),
      ),
    ),
    ...[
      { serviceAccountName: 'plain' },
      { serviceAccountName: 'plain', automountServiceAccountToken: true },
      { automountServiceAccountToken: false },
      { serviceAccountName: 'plain', imagePullSecrets: [{ name: 'mine' }] },
      { serviceAccountName: 'none' },
      { serviceAccount: 'plain' },
      { serviceAccountName: 'plain', serviceAccount: 'default' },
      { serviceAccountName: 'bound', volumes: [{ name: 'v', secret: { secretName: 'other' } }] },
      { serviceAccountName: 'bound', volumes: [{ name: 'v', secret: { secretName: 'known' } }] },
      { serviceAccountName: 'bound', imagePullSecrets: [{ name: 'x' }] },
      {
        serviceAccountName: 'bound',
        containers: [one({}, { env: [{ name: 'E', valueFrom: { secretKeyRef: { name: 'other', key: 'k' } } }] })],
      },
      { serviceAccountName: 'bound', containers: [one({}, { envFrom: [{ secretRef: { name: 'other' } }] })] },
      {
        containers: [
          one({}, { volumeMounts: [{ name: 'own', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }] }),
        ],
        volumes: [{ name: 'own', emptyDir: {} }],
      },
      { tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute' }] },
      { tolerations: [{ operator: 'Exists' }] },
      { tolerations: [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoSchedule' }] },
      { containers: [one({ limits: { 'example.com/gpu': '1' } })] },
    ].map((spec) => tryPost(pods, pod('t', spec))),
    tryPost(pods, pod({ name: 'mirror', annotations: { 'kubernetes.io/config.mirror': 'x' } })),
    tryPost(
      pods,
      pod(
        { name: 'mirror', annotations: { 'kubernetes.io/config.mirror': 'x' } },
        { nodeName: 'n', serviceAccountName: 'default' },
      ),
    ),
    put(inNamespace('serviceaccounts/default'), object('v1', 'ServiceAccount', 'default')),
    remove(inNamespace('serviceaccounts/default')),
    tryPost(pods, pod('late')),
  ],
}
