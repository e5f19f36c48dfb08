import type { Json, JsonObject } from '../../exchange.js'
import {
  claim,
  configMap,
  cronJob,
  daemonSet,
  deployment,
  job,
  pod,
  replicationController,
  secret,
  service,
} from './objects.js'
import {
  get,
  inCluster,
  inNamespace,
  merge,
  patch,
  pausing,
  post,
  put,
  remove,
  strategic,
  table,
  type Sequence,
  type Step,
} from './step.js'

const pods = inNamespace('pods')
const one = (resources: Json, rest: JsonObject = {}): Json => ({ name: 'main', image: 'i', resources, ...rest })
const range = (name: string, limits: Json[]): Json => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name },
  spec: { limits },
})
const tried = (...containers: Json[]): Step => post(`${pods}?dryRun=All`, pod('t', { containers }))

const limits: Sequence = {
  name: 'admit/limits',
  steps: [
    pausing(
      0.5,
      post(
        inNamespace('limitranges'),
        range('lr', [
          {
            type: 'Container',
            min: { cpu: '50m', memory: '16Mi' },
            max: { cpu: '2', memory: '1Gi' },
            default: { cpu: '500m', memory: '128Mi' },
            defaultRequest: { cpu: '100m', memory: '64Mi' },
            maxLimitRequestRatio: { cpu: '6' },
          },
          {
            type: 'Pod',
            min: { cpu: '100m' },
            max: { cpu: '3', memory: '2Gi' },
            maxLimitRequestRatio: { memory: '3' },
          },
          { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '5Gi' } },
        ]),
      ),
    ),
    tried(one({})),
    tried(one({ limits: { cpu: '1' } })),
    tried(one({ requests: { cpu: '1' } })),
    tried(one({ limits: { cpu: '3' } })),
    tried(one({ requests: { cpu: '10m' } })),
    tried(one({ limits: { memory: '8Mi' } })),
    tried(one({ limits: { memory: '2Gi' } })),
    tried(one({ limits: { cpu: '2' }, requests: { cpu: '100m' } })),
    tried(one({ limits: { cpu: '3', memory: '2Gi' }, requests: { cpu: '1m', memory: '1Mi' } })),
    tried(one({ limits: { cpu: '2' } }), { name: 'b', image: 'i', resources: { limits: { cpu: '2' } } }),
    tried(
      one({ limits: { memory: '1Gi' } }),
      { name: 'b', image: 'i', resources: { limits: { memory: '1Gi' } } },
      { name: 'c', image: 'i' },
    ),
    tried(one({ limits: { 'example.com/gpu': '1' } })),
    tried(one({ limits: { memory: '512Mi' }, requests: { memory: '64Mi' } })),
    tried(one({}), { name: 'b', image: 'i' }),
    post(
      `${pods}?dryRun=All`,
      pod('t', { containers: [one({})], initContainers: [{ name: 'init', image: 'i' }] }),
    ),
    post(
      `${pods}?dryRun=All`,
      pod('t', {
        containers: [one({})],
        initContainers: [{ name: 'init', image: 'i', resources: { limits: { cpu: '5' } } }],
      }),
    ),
    post(
      `${pods}?dryRun=All`,
      pod('t', {
        containers: [one({})],
        initContainers: [
          { name: 'init', image: 'i', restartPolicy: 'Always', resources: { limits: { cpu: '2' } } },
        ],
      }),
    ),
    post(pods, pod('kept')),
    patch(`${pods}/kept`, strategic, { spec: { containers: [{ name: 'main', image: 'other' }] } }),
    get(`${pods}/kept`),
    ...['500Mi', '1Gi', '5Gi', '6Gi'].map((storage) =>
      post(
        `${inNamespace('persistentvolumeclaims')}?dryRun=All`,
        claim('c', { resources: { requests: { storage } } }),
      ),
    ),
    post(
      `${inNamespace('deployments', 'apps/v1')}?dryRun=All`,
      deployment('d', {}, { containers: [one({ limits: { cpu: '9' } })] }),
    ),
    pausing(
      0.5,
      post(
        inNamespace('limitranges'),
        range('second', [
          {
            type: 'Container',
            default: { cpu: '300m', 'ephemeral-storage': '1Gi' },
            max: { 'ephemeral-storage': '2Gi' },
          },
          { type: 'Pod', maxLimitRequestRatio: { cpu: '2' } },
        ]),
      ),
    ),
    tried(one({})),
    tried(one({ limits: { 'ephemeral-storage': '3Gi' } })),
    tried(one({ limits: { cpu: '1' }, requests: { cpu: '200m' } })),
    post(inNamespace('limitranges'), range('bad', [{ type: 'Container', min: { cpu: '2' }, max: { cpu: '1' } }])),
    post(
      inNamespace('limitranges'),
      range('bad', [
        { type: 'Nope', default: { cpu: '1' } },
        { type: 'Pod', default: { cpu: '1' } },
      ]),
    ),
    get(inNamespace('limitranges'), table),
  ],
}

const quota = (name: string, hard: JsonObject, rest: JsonObject = {}): Json => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name },
  spec: { hard, ...rest },
})
const quotas = inNamespace('resourcequotas')

/** A quota as its controller would have it before anything is there. */
function ready(name: string, hard: JsonObject, rest: JsonObject = {}): Step[] {
  const used = Object.fromEntries(Object.keys(hard).map((key) => [key, '0']))
  return [
    post(quotas, quota(name, hard, rest)),
    pausing(0.4, patch(`${quotas}/${name}/status`, merge, { status: { hard, used } })),
  ]
}

const counted: JsonObject = {
  pods: '2',
  services: '2',
  'services.nodeports': '1',
  'services.loadbalancers': '1',
  secrets: '1',
  configmaps: '1',
  replicationcontrollers: '1',
  resourcequotas: '2',
  persistentvolumeclaims: '1',
  'requests.storage': '2Gi',
  'count/jobs.batch': '1',
  'count/cronjobs.batch': '0',
  'count/deployments.apps': '1',
  'count/serviceaccounts': '2',
  'count/endpoints': '1',
  'fast.storageclass.storage.k8s.io/requests.storage': '1Gi',
  'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '1',
}

const counts: Sequence = {
  name: 'admit/counts',
  steps: [
    ...ready('q', counted),
    post(inNamespace('configmaps'), configMap('a')),
    post(inNamespace('configmaps'), configMap('b')),
    remove(`${inNamespace('configmaps')}/a`),
    post(inNamespace('configmaps'), configMap('b')),
    post(inNamespace('secrets'), secret('a')),
    post(inNamespace('secrets'), secret('b')),
    post(inNamespace('services'), service('a', { type: 'NodePort' })),
    post(inNamespace('services'), service('b', { type: 'NodePort' })),
    post(inNamespace('services'), service('b', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false })),
    post(inNamespace('services'), service('c')),
    post(
      `${inNamespace('services')}?dryRun=All`,
      service('c', {
        type: 'LoadBalancer',
        ports: [
          { port: 1, name: 'a' },
          { port: 2, name: 'b' },
        ],
      }),
    ),
    patch(`${inNamespace('services')}/b`, merge, { spec: { type: 'NodePort' } }),
    post(inNamespace('persistentvolumeclaims'), claim('a')),
    post(inNamespace('persistentvolumeclaims'), claim('b')),
    post(inNamespace('persistentvolumeclaims'), claim('c', { resources: { requests: { storage: '9Gi' } } })),
    post(
      inNamespace('persistentvolumeclaims'),
      claim('d', { storageClassName: 'fast', resources: { requests: { storage: '5Gi' } } }),
    ),
    post(inNamespace('jobs', 'batch/v1'), job('a')),
    post(inNamespace('jobs', 'batch/v1'), job('b')),
    post(inNamespace('cronjobs', 'batch/v1'), cronJob('a')),
    post(inNamespace('deployments', 'apps/v1'), deployment('a')),
    post(inNamespace('deployments', 'apps/v1'), deployment('b')),
    patch(`${inNamespace('deployments', 'apps/v1')}/a`, merge, { spec: { replicas: 9 } }),
    post(inNamespace('replicationcontrollers'), replicationController('a')),
    post(inNamespace('replicationcontrollers'), replicationController('b')),
    post(inNamespace('serviceaccounts'), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a' } }),
    post(inNamespace('serviceaccounts'), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'b' } }),
    post(inNamespace('serviceaccounts'), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'c' } }),
    post(pods, pod('a')),
    post(pods, pod('b')),
    post(pods, pod('c')),
    patch(`${pods}/a/status`, merge, { status: { phase: 'Succeeded' } }),
    post(pods, pod('c')),
    get(`${quotas}/q`),
    get(quotas, table),
    post(quotas, quota('more', { pods: '9' })),
    post(quotas, quota('evenmore', { pods: '9' })),
    post(pods, pod({ generateName: 'gen-' })),
    remove(`${quotas}/q`),
  ],
}

const amounts: Sequence = {
  name: 'admit/amounts',
  steps: [
    ...ready('q', {
      'requests.cpu': '1',
      'requests.memory': '1Gi',
      'limits.cpu': '2',
      'limits.memory': '2Gi',
      'requests.example.com/gpu': '1',
      pods: '5',
    }),
    post(pods, pod('none')),
    post(pods, pod('cpu', { containers: [one({ requests: { cpu: '100m' } })] })),
    post(
      pods,
      pod('half', { containers: [one({ requests: { cpu: '100m', memory: '1Mi' }, limits: { cpu: '1' } })] }),
    ),
    post(
      pods,
      pod('ok', {
        containers: [one({ requests: { cpu: '600m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } })],
      }),
    ),
    post(
      pods,
      pod('over', {
        containers: [one({ requests: { cpu: '600m', memory: '768Mi' }, limits: { cpu: '1500m', memory: '2Gi' } })],
      }),
    ),
    post(
      pods,
      pod('limits', { containers: [one({ limits: { cpu: '400m', memory: '512Mi', 'example.com/gpu': '2' } })] }),
    ),
    post(
      pods,
      pod('gpu', { containers: [one({ limits: { cpu: '400m', memory: '256Mi', 'example.com/gpu': '1' } })] }),
    ),
    post(
      pods,
      pod('two', { containers: [one({ limits: { cpu: '1m', memory: '1Mi' } }), { name: 'b', image: 'i' }] }),
    ),
    post(
      pods,
      pod('init', {
        containers: [one({ limits: { cpu: '1m', memory: '1Mi' } })],
        initContainers: [{ name: 'i', image: 'i', resources: { limits: { cpu: '5', memory: '1Mi' } } }],
      }),
    ),
    get(`${quotas}/q`),
    remove(`${pods}/ok`),
    get(`${quotas}/q`),
    post(`${inNamespace('deployments', 'apps/v1')}?dryRun=All`, deployment('d')),
    ...ready('second', { 'requests.cpu': '1', 'count/pods': '1', cpu: '500m' }),
    post(pods, pod('both', { containers: [one({ limits: { cpu: '900m', memory: '900Mi' } })] })),
    get(quotas),
  ],
}

const scopes: Sequence = {
  name: 'admit/scopes',
  steps: [
    ...ready('best', { pods: '1' }, { scopes: ['BestEffort'] }),
    ...ready('not', { pods: '1', 'requests.cpu': '1' }, { scopes: ['NotBestEffort'] }),
    ...ready('ending', { pods: '1' }, { scopes: ['Terminating'] }),
    ...ready(
      'class',
      { pods: '1' },
      {
        scopeSelector: {
          matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['system-node-critical'] }],
        },
      },
    ),
    ...ready('across', { pods: '0' }, { scopes: ['CrossNamespacePodAffinity'] }),
    post(pods, pod('a')),
    post(pods, pod('b')),
    post(pods, pod('c', { containers: [one({ requests: { cpu: '100m' } })] })),
    post(pods, pod('d', { containers: [one({ requests: { memory: '100Mi' } })] })),
    post(pods, pod('e', { activeDeadlineSeconds: 5, containers: [one({ requests: { cpu: '100m' } })] })),
    post(
      pods,
      pod('f', { priorityClassName: 'system-node-critical', containers: [one({ requests: { cpu: '1m' } })] }),
    ),
    post(
      pods,
      pod('g', {
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'z', namespaces: ['other'], labelSelector: {} },
            ],
          },
        },
      }),
    ),
    ...[
      { scopes: ['Nope'] },
      { scopes: ['BestEffort', 'NotBestEffort'] },
      { scopes: ['BestEffort'], hard: 1 },
      { scopeSelector: { matchExpressions: [{ scopeName: 'BestEffort', operator: 'In', values: ['x'] }] } },
      { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'Exists', values: ['x'] }] } },
      { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In' }] } },
    ].map((rest) => post(`${quotas}?dryRun=All`, quota('bad', { 'requests.cpu': '1' }, rest))),
    get(quotas),
  ],
}

const restricted = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }
const strict = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }
const violating: readonly JsonObject[] = [
  {},
  { securityContext: restricted },
  { securityContext: restricted, containers: [one({}, { securityContext: strict })] },
  { hostNetwork: true },
  { hostPID: true, hostIPC: true },
  { containers: [one({}, { securityContext: { privileged: true } })] },
  { containers: [one({}, { securityContext: { capabilities: { add: ['NET_ADMIN', 'SYS_TIME'] } } })] },
  { containers: [one({}, { ports: [{ containerPort: 1, hostPort: 1 }] })] },
  { volumes: [{ name: 'h', hostPath: { path: '/' } }] },
  { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } },
  { securityContext: { seLinuxOptions: { type: 'x', user: 'y' } } },
  { securityContext: { seccompProfile: { type: 'Unconfined' } } },
  { containers: [one({}, { securityContext: { procMount: 'Unmasked' } })], hostUsers: false },
  { securityContext: { runAsUser: 0, ...restricted }, containers: [one({}, { securityContext: strict })] },
  { containers: [one({}, { securityContext: { ...strict, runAsUser: 0 } })], securityContext: restricted },
  {
    initContainers: [{ name: 'i', image: 'i', securityContext: { privileged: true } }],
    containers: [
      one({}, { securityContext: { privileged: true } }),
      { name: 'b', image: 'i', securityContext: { allowPrivilegeEscalation: true } },
    ],
  },
  {
    volumes: [
      { name: 'n', nfs: { server: 's', path: '/' } },
      { name: 'g', gitRepo: { repository: 'r' } },
    ],
    securityContext: restricted,
    containers: [one({}, { securityContext: strict })],
  },
  { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
  { containers: [one({}, { livenessProbe: { httpGet: { port: 80, host: '1.2.3.4' } } })] },
  { securityContext: { windowsOptions: { hostProcess: true } }, hostNetwork: true },
]
const security = (labels: JsonObject): Step =>
  pausing(
    0.3,
    patch('/api/v1/namespaces/{ns}', merge, {
      metadata: {
        labels: Object.fromEntries(
          Object.entries(labels).map(([key, value]) => [`pod-security.kubernetes.io/${key}`, value]),
        ),
      },
    }),
  )
const tries = (): Step[] => violating.map((spec) => post(`${pods}?dryRun=All`, pod('t', spec)))

const podSecurity: Sequence = {
  name: 'admit/pod-security',
  steps: [
    post(pods, pod('first', { hostNetwork: true })),
    post(pods, pod('second', { containers: [one({}, { securityContext: { privileged: true } })] })),
    post(pods, pod('third')),
    security({ enforce: 'baseline' }),
    ...tries(),
    security({ enforce: 'restricted', warn: 'restricted', audit: 'restricted' }),
    ...tries(),
    security({ enforce: 'privileged', warn: 'baseline', 'warn-version': 'v1.24' }),
    ...tries(),
    security({ enforce: 'restricted', 'enforce-version': 'v1.20', warn: null, audit: null, 'warn-version': null }),
    ...tries(),
    security({ enforce: 'nope', 'enforce-version': 'v9', warn: 'x' }),
    security({ enforce: null, 'enforce-version': null, warn: 'restricted' }),
    post(`${inNamespace('deployments', 'apps/v1')}?dryRun=All`, deployment('d')),
    post(`${inNamespace('daemonsets', 'apps/v1')}?dryRun=All`, daemonSet('d', { hostNetwork: true })),
    post(`${inNamespace('jobs', 'batch/v1')}?dryRun=All`, job('j')),
    post(`${inNamespace('cronjobs', 'batch/v1')}?dryRun=All`, cronJob('c', {}, { hostPID: true })),
    post(`${inNamespace('replicationcontrollers')}?dryRun=All`, replicationController('r')),
    patch(`${pods}/third?dryRun=All`, strategic, { spec: { containers: [{ name: 'main', image: 'z' }] } }),
    patch(`${pods}/third?dryRun=All`, merge, { metadata: { labels: { a: 'b' } } }),
    patch(`${pods}/third/ephemeralcontainers?dryRun=All`, strategic, {
      spec: { ephemeralContainers: [{ name: 'e', image: 'i' }] },
    }),
    post(inCluster('namespaces'), {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: '{ns}-bad', labels: { 'pod-security.kubernetes.io/enforce': 'wrong' } },
    }),
    remove(inCluster('namespaces/{ns}-bad')),
  ],
}

const classPath = inCluster('storageclasses', 'storage.k8s.io/v1')
const storageClass = (name: string, isDefault: boolean, rest: JsonObject = {}): Json => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: `{ns}-${name}`,
    annotations: { 'storageclass.kubernetes.io/is-default-class': String(isDefault) },
  },
  provisioner: 'example.com/p',
  ...rest,
})
const priorityPath = inCluster('priorityclasses', 'scheduling.k8s.io/v1')
const priority = (name: string, value: number, rest: JsonObject = {}): Json => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: `{ns}-${name}` },
  value,
  ...rest,
})
const runtimePath = inCluster('runtimeclasses', 'node.k8s.io/v1')
const ingress = (name: string, spec: JsonObject = {}): Json => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name },
  spec: { defaultBackend: { service: { name: 's', port: { number: 80 } } }, ...spec },
})
const ingressClass = (name: string, isDefault: boolean): Json => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: {
    name: `{ns}-${name}`,
    annotations: { 'ingressclass.kubernetes.io/is-default-class': String(isDefault) },
  },
  spec: { controller: 'example.com/c' },
})

const classes: Sequence = {
  name: 'admit/classes',
  steps: [
    post(inNamespace('persistentvolumeclaims'), claim('none')),
    post(classPath, storageClass('a', true)),
    pausing(0.5, post(classPath, storageClass('b', false, { allowVolumeExpansion: true }))),
    post(inNamespace('persistentvolumeclaims'), claim('one')),
    pausing(0.5, post(classPath, storageClass('c', true))),
    post(inNamespace('persistentvolumeclaims'), claim('two')),
    post(inNamespace('persistentvolumeclaims'), claim('empty', { storageClassName: '' })),
    post(inNamespace('persistentvolumeclaims'), claim('b', { storageClassName: '{ns}-b' })),
    ...['none', 'one', 'b'].flatMap((name) => [
      patch(`${inNamespace('persistentvolumeclaims')}/${name}?dryRun=All`, merge, {
        spec: { resources: { requests: { storage: '3Gi' } } },
      }),
      patch(`${inNamespace('persistentvolumeclaims')}/${name}/status`, merge, {
        status: { phase: 'Bound', capacity: { storage: '1Gi' } },
      }),
      patch(`${inNamespace('persistentvolumeclaims')}/${name}?dryRun=All`, merge, {
        spec: { resources: { requests: { storage: '3Gi' } } },
      }),
    ]),
    ...['a', 'b', 'c'].map((name) => remove(`${classPath}/{ns}-${name}`)),
    post(priorityPath, priority('high', 1000)),
    post(priorityPath, priority('never', 5, { preemptionPolicy: 'Never' })),
    post(priorityPath, priority('def', 77, { globalDefault: true })),
    pausing(0.5, post(priorityPath, priority('def2', 78, { globalDefault: true }))),
    post(priorityPath, priority('sys', 2000000000)),
    post(`${pods}?dryRun=All`, pod('a')),
    post(`${pods}?dryRun=All`, pod('a', { priorityClassName: '{ns}-high' })),
    post(`${pods}?dryRun=All`, pod('a', { priorityClassName: '{ns}-never' })),
    post(`${pods}?dryRun=All`, pod('a', { priorityClassName: '{ns}-high', priority: 5 })),
    post(`${pods}?dryRun=All`, pod('a', { priorityClassName: '{ns}-high', preemptionPolicy: 'Never' })),
    post(`${pods}?dryRun=All`, pod('a', { priority: 77 })),
    post(`${pods}?dryRun=All`, pod('a', { priorityClassName: 'nope' })),
    post(`${pods}?dryRun=All`, pod('a', { priorityClassName: 'system-cluster-critical' })),
    ...['high', 'never', 'def', 'def2', 'sys'].map((name) => remove(`${priorityPath}/{ns}-${name}`)),
    pausing(
      0.5,
      post(runtimePath, {
        apiVersion: 'node.k8s.io/v1',
        kind: 'RuntimeClass',
        metadata: { name: '{ns}-r' },
        handler: 'h',
        overhead: { podFixed: { cpu: '100m' } },
        scheduling: { nodeSelector: { kind: 'vm' }, tolerations: [{ key: 'vm', operator: 'Exists' }] },
      }),
    ),
    post(`${pods}?dryRun=All`, pod('a', { runtimeClassName: '{ns}-r' })),
    post(`${pods}?dryRun=All`, pod('a', { runtimeClassName: '{ns}-r', overhead: { cpu: '100m' } })),
    post(`${pods}?dryRun=All`, pod('a', { runtimeClassName: '{ns}-r', overhead: { cpu: '1' } })),
    post(`${pods}?dryRun=All`, pod('a', { overhead: { cpu: '1' } })),
    post(`${pods}?dryRun=All`, pod('a', { runtimeClassName: '{ns}-r', nodeSelector: { kind: 'metal' } })),
    post(
      `${pods}?dryRun=All`,
      pod('a', {
        runtimeClassName: '{ns}-r',
        nodeSelector: { kind: 'vm', more: 'x' },
        tolerations: [
          { key: 'vm', operator: 'Exists' },
          { key: 'z', operator: 'Exists' },
        ],
      }),
    ),
    post(`${pods}?dryRun=All`, pod('a', { runtimeClassName: 'nope' })),
    remove(`${runtimePath}/{ns}-r`),
    post(`${inNamespace('ingresses', 'networking.k8s.io/v1')}?dryRun=All`, ingress('i')),
    pausing(0.5, post(inCluster('ingressclasses', 'networking.k8s.io/v1'), ingressClass('a', true))),
    post(`${inNamespace('ingresses', 'networking.k8s.io/v1')}?dryRun=All`, ingress('i')),
    post(
      `${inNamespace('ingresses', 'networking.k8s.io/v1')}?dryRun=All`,
      ingress('i', { ingressClassName: 'x' }),
    ),
    pausing(0.5, post(inCluster('ingressclasses', 'networking.k8s.io/v1'), ingressClass('b', true))),
    post(`${inNamespace('ingresses', 'networking.k8s.io/v1')}?dryRun=All`, ingress('i')),
    remove(inCluster('ingressclasses/{ns}-a', 'networking.k8s.io/v1')),
    remove(inCluster('ingressclasses/{ns}-b', 'networking.k8s.io/v1')),
  ],
}

const others: Sequence = {
  name: 'admit/others',
  steps: [
    ...['{ns}-n'].flatMap((name) => [
      post(inCluster('nodes'), { apiVersion: 'v1', kind: 'Node', metadata: { name } }),
      post(`${inCluster('nodes')}?dryRun=All`, {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: `${name}2` },
        spec: { taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }] },
      }),
      patch(`${inCluster('nodes')}/${name}`, merge, { spec: { taints: null } }),
      remove(`${inCluster('nodes')}/${name}`),
    ]),
    post(inCluster('persistentvolumes'), {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: '{ns}-v', finalizers: ['example.com/x'] },
      spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/x' } },
    }),
    remove(`${inCluster('persistentvolumes')}/{ns}-v`),
    patch(`${inCluster('persistentvolumes')}/{ns}-v`, merge, { metadata: { finalizers: null } }),
    post(inNamespace('persistentvolumeclaims'), claim('c')),
    remove(`${inNamespace('persistentvolumeclaims')}/c`),
    get(`${inNamespace('persistentvolumeclaims')}/c`),
    patch(`${inNamespace('persistentvolumeclaims')}/c`, merge, { metadata: { finalizers: null } }),
    post(inNamespace('serviceaccounts'), {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'plain' },
      automountServiceAccountToken: false,
      imagePullSecrets: [{ name: 'pull' }],
      secrets: [{ name: 'known' }],
    }),
    pausing(
      0.3,
      post(inNamespace('serviceaccounts'), {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'bound', annotations: { 'kubernetes.io/enforce-mountable-secrets': 'true' } },
        secrets: [{ name: 'known' }],
      }),
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
    ].map((spec) => post(`${pods}?dryRun=All`, pod('t', spec))),
    post(`${pods}?dryRun=All`, pod({ name: 'mirror', annotations: { 'kubernetes.io/config.mirror': 'x' } })),
    post(
      `${pods}?dryRun=All`,
      pod(
        { name: 'mirror', annotations: { 'kubernetes.io/config.mirror': 'x' } },
        { nodeName: 'n', serviceAccountName: 'default' },
      ),
    ),
    put(inNamespace('serviceaccounts/default'), {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default' },
    }),
    remove(inNamespace('serviceaccounts/default')),
    post(`${pods}?dryRun=All`, pod('late')),
  ],
}

export const admissions: readonly Sequence[] = [limits, counts, amounts, scopes, podSecurity, classes, others]
