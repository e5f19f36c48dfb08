import type { JsonObject } from '../../exchange.js'
import { one } from './admit-parts.js'
import { cronJobs, deployments, jobs, namespaces, pods, replicationControllers } from './collections.js'
import { cronJob, daemonSet, deployment, job, object, pod, replicationController } from './objects.js'
import {
  inCluster,
  inNamespace,
  merge,
  patch,
  pausing,
  post,
  remove,
  strategic,
  tryPost,
  type Sequence,
  type Step,
} from './step.js'

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
const tries = (): Step[] => violating.map((spec) => tryPost(pods, pod('t', spec)))

export const admitPodSecurity: Sequence = {
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
    tryPost(deployments, deployment('d')),
    tryPost(inNamespace('daemonsets', 'apps/v1'), daemonSet('d', { hostNetwork: true })),
    tryPost(jobs, job('j')),
    tryPost(cronJobs, cronJob('c', {}, { hostPID: true })),
    tryPost(replicationControllers, replicationController('r')),
    patch(`${pods}/third?dryRun=All`, strategic, { spec: { containers: [{ name: 'main', image: 'z' }] } }),
    patch(`${pods}/third?dryRun=All`, merge, { metadata: { labels: { a: 'b' } } }),
    patch(`${pods}/third/ephemeralcontainers?dryRun=All`, strategic, {
      spec: { ephemeralContainers: [{ name: 'e', image: 'i' }] },
    }),
    post(
      namespaces,
      object('v1', 'Namespace', { name: '{ns}-bad', labels: { 'pod-security.kubernetes.io/enforce': 'wrong' } }),
    ),
    remove(inCluster('namespaces/{ns}-bad')),
  ],
}
