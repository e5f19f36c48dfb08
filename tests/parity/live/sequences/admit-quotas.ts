import type { Json, JsonObject } from '../../exchange.js'
import { one } from './admit-parts.js'
import {
  claims,
  configMaps,
  cronJobs,
  deployments,
  jobs,
  pods,
  quotas,
  replicationControllers,
  secrets,
  serviceAccounts,
  services,
} from './collections.js'
import {
  claim,
  configMap,
  cronJob,
  deployment,
  job,
  object,
  pod,
  replicationController,
  secret,
  service,
} from './objects.js'
import { get, merge, patch, pausing, post, remove, table, tryPost, type Sequence, type Step } from './step.js'

const quota = (name: string, hard: JsonObject, rest: JsonObject = {}): Json =>
  object('v1', 'ResourceQuota', name, { spec: { hard, ...rest } })

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
    post(configMaps, configMap('a')),
    post(configMaps, configMap('b')),
    remove(`${configMaps}/a`),
    post(configMaps, configMap('b')),
    post(secrets, secret('a')),
    post(secrets, secret('b')),
    post(services, service('a', { type: 'NodePort' })),
    post(services, service('b', { type: 'NodePort' })),
    post(services, service('b', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false })),
    post(services, service('c')),
    tryPost(
      services,
      service('c', {
        type: 'LoadBalancer',
        ports: [
          { port: 1, name: 'a' },
          { port: 2, name: 'b' },
        ],
      }),
    ),
    patch(`${services}/b`, merge, { spec: { type: 'NodePort' } }),
    post(claims, claim('a')),
    post(claims, claim('b')),
    post(claims, claim('c', { resources: { requests: { storage: '9Gi' } } })),
    post(claims, claim('d', { storageClassName: 'fast', resources: { requests: { storage: '5Gi' } } })),
    post(jobs, job('a')),
    post(jobs, job('b')),
    post(cronJobs, cronJob('a')),
    post(deployments, deployment('a')),
    post(deployments, deployment('b')),
    patch(`${deployments}/a`, merge, { spec: { replicas: 9 } }),
    post(replicationControllers, replicationController('a')),
    post(replicationControllers, replicationController('b')),
    post(serviceAccounts, object('v1', 'ServiceAccount', 'a')),
    post(serviceAccounts, object('v1', 'ServiceAccount', 'b')),
    post(serviceAccounts, object('v1', 'ServiceAccount', 'c')),
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
    tryPost(deployments, deployment('d')),
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
    ].map((rest) => tryPost(quotas, quota('bad', { 'requests.cpu': '1' }, rest))),
    get(quotas),
  ],
}

export const admitQuotas: readonly Sequence[] = [counts, amounts, scopes]
