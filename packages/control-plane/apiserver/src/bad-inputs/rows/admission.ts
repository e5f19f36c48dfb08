import { at, creating, invalid, patch, post, refused, remove, type BadInput, type Request } from '../bad-input.js'
import { good } from '../good-objects.js'

const { pod, quota, limitRange, namespace, deployment, claim } = good
const strict = creating(namespace, { '/metadata/name': 'guarded', '/metadata/labels': { 'pod-security.kubernetes.io/enforce': 'restricted' } })
const baseline = creating(namespace, { '/metadata/name': 'guarded', '/metadata/labels': { 'pod-security.kubernetes.io/enforce': 'baseline' } })
const guarded = '/api/v1/namespaces/guarded/pods'
const inGuarded = (spec: object): Request =>
  post(guarded, { metadata: { name: 'x' }, spec: { containers: [{ name: 'c', image: 'busybox' }], ...spec } })
const limited = [creating(limitRange)]
const counted = (hard: object, used: object): Request[] => [
  creating(quota, { '/spec/hard': hard }),
  patch('merge', at(quota, 'status'), { status: { hard, used } }),
]

/** What admission refuses: levels of security, limits, quotas, namespaces. */
export const admission: readonly BadInput[] = [
  {
    name: 'restricted: an ordinary pod', given: [strict], request: inGuarded({}),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")'),
  },
  {
    name: 'baseline: the network of the host', given: [baseline],
    request: inGuarded({ hostNetwork: true, hostPID: true }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true, hostPID=true)'),
  },
  {
    name: 'baseline: a path of the host', given: [baseline],
    request: inGuarded({ volumes: [{ name: 'v', hostPath: { path: '/' } }] }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: violates PodSecurity "baseline:latest": hostPath volumes (volume "v")'),
  },
  {
    name: 'baseline: privileged', given: [baseline],
    request: inGuarded({ containers: [{ name: 'c', image: 'i', securityContext: { privileged: true } }] }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: violates PodSecurity "baseline:latest": privileged (container "c" must not set securityContext.privileged=true)'),
  },
  {
    name: 'baseline: a capability and a port of the host', given: [baseline],
    request: inGuarded({ containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 80, hostPort: 80 }], securityContext: { capabilities: { add: ['NET_ADMIN'] } } }] }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: violates PodSecurity "baseline:latest": non-default capabilities (container "c" must not include "NET_ADMIN" in securityContext.capabilities.add), hostPort (container "c" uses hostPort 80)'),
  },
  {
    name: 'a level of security nobody knows',
    request: creating(namespace, { '/metadata/name': 'guarded', '/metadata/labels': { 'pod-security.kubernetes.io/enforce': 'total' } }),
    answer: invalid('Namespace "guarded"', 'metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "total": must be one of privileged, baseline, restricted'),
  },
  {
    name: 'a version of the levels nobody knows',
    request: creating(namespace, { '/metadata/name': 'guarded', '/metadata/labels': { 'pod-security.kubernetes.io/enforce-version': 'new' } }),
    answer: invalid('Namespace "guarded"', 'metadata.labels[pod-security.kubernetes.io/enforce-version]: Invalid value: "new": must be "latest" or "v1.x"'),
  },
  {
    name: 'a container above the limit of its namespace', given: limited,
    request: creating(pod, { '/spec/containers/0/resources': { limits: { cpu: '3' } } }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: maximum cpu usage per Container is 2, but limit is 3'),
  },
  {
    name: 'a container with a limit that is far from what it asks',
    given: [creating(limitRange, { '/spec/limits': [{ type: 'Container', maxLimitRequestRatio: { cpu: '2' } }] })],
    request: creating(pod, { '/spec/containers/0/resources': { limits: { cpu: '3' }, requests: { cpu: '1' } } }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000'),
  },
  {
    name: 'a pod above the limit of its namespace',
    given: [creating(limitRange, { '/spec/limits': [{ type: 'Pod', max: { memory: '1Mi' } }] })],
    request: creating(pod, { '/spec/containers/0/resources': { limits: { memory: '2Mi' } } }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: maximum memory usage per Pod is 1Mi, but limit is 2Mi'),
  },
  {
    name: 'a claim above the limit of its namespace',
    given: [creating(limitRange, { '/spec/limits': [{ type: 'PersistentVolumeClaim', min: { storage: '2Gi' } }] })],
    request: creating(claim),
    answer: refused(403, 'Forbidden', 'persistentvolumeclaims "x" is forbidden: minimum storage usage per PersistentVolumeClaim is 2Gi, but request is 1Gi'),
  },
  {
    name: 'one more than the quota', given: counted({ configmaps: '1' }, { configmaps: '1' }),
    request: creating(good.configMap),
    answer: refused(403, 'Forbidden', 'configmaps "x" is forbidden: exceeded quota: x, requested: configmaps=1, used: configmaps=1, limited: configmaps=1'),
  },
  {
    name: 'one more than the quota, counted by its resource',
    given: counted({ 'count/deployments.apps': '0' }, { 'count/deployments.apps': '0' }),
    request: creating(deployment),
    answer: refused(403, 'Forbidden', 'deployments.apps "x" is forbidden: exceeded quota: x, requested: count/deployments.apps=1, used: count/deployments.apps=0, limited: count/deployments.apps=0'),
  },
  {
    name: 'a pod that does not say what it wants',
    given: counted({ 'requests.cpu': '1', 'limits.memory': '1Gi' }, { 'requests.cpu': '0', 'limits.memory': '0' }),
    request: creating(pod),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: failed quota: x: must specify limits.memory for: c; requests.cpu for: c'),
  },
  {
    name: 'a pod that wants more than is left',
    given: counted({ 'requests.cpu': '1' }, { 'requests.cpu': '600m' }),
    request: creating(pod, { '/spec/containers/0/resources': { requests: { cpu: '500m' } } }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: exceeded quota: x, requested: requests.cpu=500m, used: requests.cpu=600m, limited: requests.cpu=1'),
  },
  {
    name: 'a namespace that is on its way out',
    given: [creating(namespace, { '/metadata/name': 'leaving' }), remove('/api/v1/namespaces/leaving')],
    request: post('/api/v1/namespaces/leaving/configmaps', good.configMap.body),
    answer: refused(
      403, 'Forbidden',
      'configmaps "x" is forbidden: unable to create new content in namespace leaving because it is being terminated',
      ['NamespaceTerminating', 'metadata.namespace', 'namespace leaving is being terminated'],
    ),
  },
  {
    name: 'a class of storage that does not grow', given: [creating(claim, { '/spec/storageClassName': 'none' })],
    request: patch('merge', at(claim), { spec: { resources: { requests: { storage: '2Gi' } } } }),
    answer: invalid('PersistentVolumeClaim "x"', 'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'),
  },
]
