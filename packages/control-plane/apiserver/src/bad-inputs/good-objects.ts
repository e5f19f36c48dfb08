import type { JsonObject } from '@orrery/api'
import { signingRequestPem } from './signing-request.js'

/** An object that is accepted as it is, and where it is created. */
export interface Good {
  path: string
  name: string
  body: JsonObject
}

function goodObject(path: string, { metadata, ...rest }: JsonObject & { metadata?: JsonObject & { name?: string } }): Good {
  const name = metadata?.name ?? 'x'
  return { path, name, body: { metadata: { ...metadata, name }, ...rest } }
}

function inNamespace(version: string, plural: string, body: Parameters<typeof goodObject>[1]): Good {
  return goodObject(`/${version}/namespaces/default/${plural}`, body)
}

function inCluster(version: string, plural: string, body: Parameters<typeof goodObject>[1]): Good {
  return goodObject(`/${version}/${plural}`, body)
}

const labels = { app: 'a' }
const selector = { matchLabels: labels }
const container = { name: 'c', image: 'busybox' }
const template = { metadata: { labels }, spec: { containers: [container] } }
const ends = { ...template, spec: { ...template.spec, restartPolicy: 'Never' } }
const indexed = { completionMode: 'Indexed', completions: 3, parallelism: 2, template: ends }
const exitCodes = { operator: 'In', values: [1, 2], containerName: 'c' }
const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }
const hook = { service: { namespace: 'default', name: 's' } }
const review = { sideEffects: 'None', admissionReviewVersions: ['v1'] }

/** One object of each kind whose writes are checked. Each is called x, but for names that are bound to something. */
export const good = {
  configMap: inNamespace('api/v1', 'configmaps', { data: { a: '1' } }),
  endpoints: inNamespace('api/v1', 'endpoints', { subsets: [{ addresses: [{ ip: '10.0.0.1' }], ports: [{ port: 80 }] }] }),
  event: inNamespace('api/v1', 'events', { involvedObject: { kind: 'Pod', name: 'p', namespace: 'default' }, reason: 'Started' }),
  limitRange: inNamespace('api/v1', 'limitranges', { spec: { limits: [{ type: 'Container', max: { cpu: '2' }, min: { cpu: '1m' } }] } }),
  namespace: inCluster('api/v1', 'namespaces', {}),
  node: inCluster('api/v1', 'nodes', { spec: { podCIDR: '10.1.0.0/24', podCIDRs: ['10.1.0.0/24'] } }),
  claim: inNamespace('api/v1', 'persistentvolumeclaims', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  }),
  volume: inCluster('api/v1', 'persistentvolumes', {
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
  }),
  pod: inNamespace('api/v1', 'pods', { metadata: { labels }, spec: { containers: [container] } }),
  podTemplate: inNamespace('api/v1', 'podtemplates', { template }),
  replicationController: inNamespace('api/v1', 'replicationcontrollers', { spec: { selector: labels, template } }),
  quota: inNamespace('api/v1', 'resourcequotas', { spec: { hard: { pods: '1', configmaps: '1', 'requests.cpu': '1' } } }),
  secret: inNamespace('api/v1', 'secrets', { data: { a: 'YQ==' } }),
  serviceAccount: inNamespace('api/v1', 'serviceaccounts', {}),
  service: inNamespace('api/v1', 'services', { spec: { selector: labels, ports: [{ port: 80 }] } }),
  controllerRevision: inNamespace('apis/apps/v1', 'controllerrevisions', { data: { a: 1 }, revision: 1 }),
  daemonSet: inNamespace('apis/apps/v1', 'daemonsets', { spec: { selector, template } }),
  deployment: inNamespace('apis/apps/v1', 'deployments', { spec: { selector, template } }),
  replicaSet: inNamespace('apis/apps/v1', 'replicasets', { spec: { selector, template } }),
  statefulSet: inNamespace('apis/apps/v1', 'statefulsets', { spec: { selector, template, serviceName: 's' } }),
  autoscaler: inNamespace('apis/autoscaling/v2', 'horizontalpodautoscalers', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' }, maxReplicas: 3, metrics: [cpu] },
  }),
  cronJob: inNamespace('apis/batch/v1', 'cronjobs', {
    spec: { schedule: '*/5 * * * *', timeZone: 'Asia/Shanghai', jobTemplate: { spec: { template: ends } } },
  }),
  job: inNamespace('apis/batch/v1', 'jobs', {
    spec: { ...indexed, podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: exitCodes }] } },
  }),
  lease: inNamespace('apis/coordination.k8s.io/v1', 'leases', { spec: { leaseDurationSeconds: 15 } }),
  endpointSlice: inNamespace('apis/discovery.k8s.io/v1', 'endpointslices', {
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.0.0.1'] }],
    ports: [{ name: 'http', port: 80 }],
  }),
  newEvent: inNamespace('apis/events.k8s.io/v1', 'events', {
    eventTime: '2024-01-01T00:00:00.000000Z',
    reportingController: 'example.com/c',
    reportingInstance: 'c-1',
    action: 'Starting',
    reason: 'Started',
    type: 'Normal',
    regarding: { kind: 'Pod', name: 'p', namespace: 'default' },
  }),
  flowSchema: inCluster('apis/flowcontrol.apiserver.k8s.io/v1', 'flowschemas', {
    spec: { priorityLevelConfiguration: { name: 'p' }, matchingPrecedence: 100 },
  }),
  priorityLevel: inCluster('apis/flowcontrol.apiserver.k8s.io/v1', 'prioritylevelconfigurations', {
    spec: { type: 'Limited', limited: { nominalConcurrencyShares: 1, limitResponse: { type: 'Reject' } } },
  }),
  ingress: inNamespace('apis/networking.k8s.io/v1', 'ingresses', {
    spec: { defaultBackend: { service: { name: 's', port: { number: 80 } } } },
  }),
  ingressClass: inCluster('apis/networking.k8s.io/v1', 'ingressclasses', { spec: { controller: 'example.com/c' } }),
  ipAddress: inCluster('apis/networking.k8s.io/v1', 'ipaddresses', {
    metadata: { name: '192.0.2.1' },
    spec: { parentRef: { resource: 'services', namespace: 'default', name: 's' } },
  }),
  networkPolicy: inNamespace('apis/networking.k8s.io/v1', 'networkpolicies', { spec: { podSelector: selector } }),
  serviceCidr: inCluster('apis/networking.k8s.io/v1', 'servicecidrs', { spec: { cidrs: ['192.0.2.0/24'] } }),
  runtimeClass: inCluster('apis/node.k8s.io/v1', 'runtimeclasses', { handler: 'runc' }),
  budget: inNamespace('apis/policy/v1', 'poddisruptionbudgets', { spec: { minAvailable: '50%', selector } }),
  role: inNamespace('apis/rbac.authorization.k8s.io/v1', 'roles', {
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  }),
  clusterRole: inCluster('apis/rbac.authorization.k8s.io/v1', 'clusterroles', {
    rules: [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }],
  }),
  roleBinding: inNamespace('apis/rbac.authorization.k8s.io/v1', 'rolebindings', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'x' },
    subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'default' }],
  }),
  clusterRoleBinding: inCluster('apis/rbac.authorization.k8s.io/v1', 'clusterrolebindings', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'x' },
    subjects: [{ kind: 'User', name: 'u', apiGroup: 'rbac.authorization.k8s.io' }],
  }),
  deviceClass: inCluster('apis/resource.k8s.io/v1', 'deviceclasses', {
    spec: { selectors: [{ cel: { expression: 'device.driver == "gpu.example.com"' } }] },
  }),
  resourceClaim: inNamespace('apis/resource.k8s.io/v1', 'resourceclaims', {
    spec: { devices: { requests: [{ name: 'r', exactly: { deviceClassName: 'x' } }] } },
  }),
  resourceSlice: inCluster('apis/resource.k8s.io/v1', 'resourceslices', {
    spec: {
      driver: 'gpu.example.com',
      nodeName: 'n',
      pool: { name: 'p', generation: 1, resourceSliceCount: 1 },
      devices: [{ name: 'gpu-0' }],
    },
  }),
  priorityClass: inCluster('apis/scheduling.k8s.io/v1', 'priorityclasses', { value: 1000 }),
  csiDriver: inCluster('apis/storage.k8s.io/v1', 'csidrivers', { spec: { attachRequired: true } }),
  csiNode: inCluster('apis/storage.k8s.io/v1', 'csinodes', { spec: { drivers: [{ name: 'd', nodeID: 'n', topologyKeys: ['zone'] }] } }),
  capacity: inNamespace('apis/storage.k8s.io/v1', 'csistoragecapacities', { storageClassName: 's', capacity: '1Gi' }),
  storageClass: inCluster('apis/storage.k8s.io/v1', 'storageclasses', { provisioner: 'example.com/p', reclaimPolicy: 'Delete' }),
  attachment: inCluster('apis/storage.k8s.io/v1', 'volumeattachments', {
    spec: { attacher: 'example.com', nodeName: 'n', source: { persistentVolumeName: 'v' } },
  }),
  attributesClass: inCluster('apis/storage.k8s.io/v1', 'volumeattributesclasses', {
    driverName: 'example.com',
    parameters: { tier: 'gold' },
  }),
  validatingWebhook: inCluster('apis/admissionregistration.k8s.io/v1', 'validatingwebhookconfigurations', {
    webhooks: [{ name: 'a.example.com', clientConfig: hook, ...review }],
  }),
  mutatingWebhook: inCluster('apis/admissionregistration.k8s.io/v1', 'mutatingwebhookconfigurations', {
    webhooks: [{ name: 'a.example.com', clientConfig: hook, ...review }],
  }),
  admissionPolicy: inCluster('apis/admissionregistration.k8s.io/v1', 'validatingadmissionpolicies', {
    spec: {
      matchConstraints: { resourceRules: [{ apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['deployments'] }] },
      validations: [{ expression: 'object.spec.replicas < 5' }],
    },
  }),
  policyBinding: inCluster('apis/admissionregistration.k8s.io/v1', 'validatingadmissionpolicybindings', {
    spec: { policyName: 'p', validationActions: ['Deny'] },
  }),
  definition: inCluster('apis/apiextensions.k8s.io/v1', 'customresourcedefinitions', {
    metadata: { name: 'things.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'things', singular: 'thing', kind: 'Thing', listKind: 'ThingList' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  }),
  apiService: inCluster('apis/apiregistration.k8s.io/v1', 'apiservices', {
    metadata: { name: 'v1.example.com' },
    spec: {
      group: 'example.com',
      version: 'v1',
      groupPriorityMinimum: 100,
      versionPriority: 10,
      insecureSkipTLSVerify: true,
      service: { name: 's', namespace: 'default' },
    },
  }),
  signingRequest: inCluster('apis/certificates.k8s.io/v1', 'certificatesigningrequests', {
    spec: { request: signingRequestPem, signerName: 'example.com/s', usages: ['client auth'] },
  }),
} satisfies Record<string, Good>
