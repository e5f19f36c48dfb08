import type { Json, JsonObject } from '../../exchange.js'

/** An object of a kind: metadata from a name (or from fields of it) and whatever else it has. */
export function object(
  apiVersion: string,
  kind: string,
  metadata: string | JsonObject,
  rest: JsonObject = {},
): JsonObject {
  return { apiVersion, kind, metadata: typeof metadata === 'string' ? { name: metadata } : metadata, ...rest }
}

export function deleteOptions(rest: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'DeleteOptions', ...rest }
}

export function configMap(metadata: string | JsonObject, data?: JsonObject): JsonObject {
  return object('v1', 'ConfigMap', metadata, data === undefined ? {} : { data })
}

const container: JsonObject = { name: 'main', image: 'registry.example.com/app:2.1' }

export function podSpec(spec: JsonObject = {}): JsonObject {
  return { containers: [container], ...spec }
}

export function pod(metadata: string | JsonObject, spec: JsonObject = {}): JsonObject {
  return object('v1', 'Pod', metadata, { spec: podSpec(spec) })
}

/** A pod template, labelled as the selector of the same workload wants it. */
function template(spec: JsonObject): Json {
  return { metadata: { labels: { app: 'web' } }, spec: podSpec(spec) }
}

export function deployment(
  metadata: string | JsonObject,
  spec: JsonObject = {},
  pods: JsonObject = {},
): JsonObject {
  const selector = { matchLabels: { app: 'web' } }
  return object('apps/v1', 'Deployment', metadata, {
    spec: { replicas: 2, selector, template: template(pods), ...spec },
  })
}

export function replicaSet(
  metadata: string | JsonObject,
  spec: JsonObject = {},
  pods: JsonObject = {},
): JsonObject {
  return { ...deployment(metadata, spec, pods), kind: 'ReplicaSet' }
}

export function statefulSet(
  metadata: string | JsonObject,
  spec: JsonObject = {},
  pods: JsonObject = {},
): JsonObject {
  return { ...deployment(metadata, { serviceName: 'web', ...spec }, pods), kind: 'StatefulSet' }
}

export function daemonSet(metadata: string | JsonObject, pods: JsonObject = {}): JsonObject {
  const selector = { matchLabels: { app: 'web' } }
  return object('apps/v1', 'DaemonSet', metadata, { spec: { selector, template: template(pods) } })
}

export function replicationController(
  metadata: string | JsonObject,
  spec: JsonObject = {},
  pods: JsonObject = {},
): JsonObject {
  return object('v1', 'ReplicationController', metadata, {
    spec: { replicas: 2, selector: { app: 'web' }, template: template(pods), ...spec },
  })
}

export function job(metadata: string | JsonObject, spec: JsonObject = {}, pods: JsonObject = {}): JsonObject {
  const jobTemplate = { spec: podSpec({ restartPolicy: 'Never', ...pods }) }
  return object('batch/v1', 'Job', metadata, { spec: { template: jobTemplate, ...spec } })
}

export function cronJob(metadata: string | JsonObject, spec: JsonObject = {}, pods: JsonObject = {}): JsonObject {
  const jobTemplate = { spec: { template: { spec: podSpec({ restartPolicy: 'Never', ...pods }) } } }
  return object('batch/v1', 'CronJob', metadata, { spec: { schedule: '*/5 * * * *', jobTemplate, ...spec } })
}

export function service(metadata: string | JsonObject, spec: JsonObject = {}): JsonObject {
  return object('v1', 'Service', metadata, { spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec } })
}

export function secret(metadata: string | JsonObject, rest: JsonObject = {}): JsonObject {
  return object('v1', 'Secret', metadata, { stringData: { key: 'value' }, ...rest })
}

export function claim(metadata: string | JsonObject, spec: JsonObject = {}): JsonObject {
  return object('v1', 'PersistentVolumeClaim', metadata, {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  })
}

export function volume(metadata: string | JsonObject, spec: JsonObject = {}): JsonObject {
  return object('v1', 'PersistentVolume', metadata, {
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      hostPath: { path: '/mnt/data' },
      ...spec,
    },
  })
}

/** Plural, group and version, and whether it is namespaced, of every kind that can be listed. */
export const namedKinds: readonly (readonly [plural: string, groupVersion: string, namespaced: boolean])[] = [
  ['pods', 'v1', true],
  ['services', 'v1', true],
  ['endpoints', 'v1', true],
  ['configmaps', 'v1', true],
  ['secrets', 'v1', true],
  ['serviceaccounts', 'v1', true],
  ['limitranges', 'v1', true],
  ['resourcequotas', 'v1', true],
  ['podtemplates', 'v1', true],
  ['replicationcontrollers', 'v1', true],
  ['persistentvolumeclaims', 'v1', true],
  ['events', 'v1', true],
  ['namespaces', 'v1', false],
  ['nodes', 'v1', false],
  ['persistentvolumes', 'v1', false],
  ['deployments', 'apps/v1', true],
  ['replicasets', 'apps/v1', true],
  ['statefulsets', 'apps/v1', true],
  ['daemonsets', 'apps/v1', true],
  ['controllerrevisions', 'apps/v1', true],
  ['jobs', 'batch/v1', true],
  ['cronjobs', 'batch/v1', true],
  ['horizontalpodautoscalers', 'autoscaling/v2', true],
  ['horizontalpodautoscalers', 'autoscaling/v1', true],
  ['poddisruptionbudgets', 'policy/v1', true],
  ['ingresses', 'networking.k8s.io/v1', true],
  ['networkpolicies', 'networking.k8s.io/v1', true],
  ['ingressclasses', 'networking.k8s.io/v1', false],
  ['ipaddresses', 'networking.k8s.io/v1', false],
  ['servicecidrs', 'networking.k8s.io/v1', false],
  ['endpointslices', 'discovery.k8s.io/v1', true],
  ['storageclasses', 'storage.k8s.io/v1', false],
  ['csidrivers', 'storage.k8s.io/v1', false],
  ['csinodes', 'storage.k8s.io/v1', false],
  ['csistoragecapacities', 'storage.k8s.io/v1', true],
  ['volumeattachments', 'storage.k8s.io/v1', false],
  ['volumeattributesclasses', 'storage.k8s.io/v1', false],
  ['priorityclasses', 'scheduling.k8s.io/v1', false],
  ['runtimeclasses', 'node.k8s.io/v1', false],
  ['roles', 'rbac.authorization.k8s.io/v1', true],
  ['rolebindings', 'rbac.authorization.k8s.io/v1', true],
  ['clusterroles', 'rbac.authorization.k8s.io/v1', false],
  ['clusterrolebindings', 'rbac.authorization.k8s.io/v1', false],
  ['leases', 'coordination.k8s.io/v1', true],
  ['events', 'events.k8s.io/v1', true],
  ['validatingwebhookconfigurations', 'admissionregistration.k8s.io/v1', false],
  ['mutatingwebhookconfigurations', 'admissionregistration.k8s.io/v1', false],
  ['validatingadmissionpolicies', 'admissionregistration.k8s.io/v1', false],
  ['validatingadmissionpolicybindings', 'admissionregistration.k8s.io/v1', false],
  ['certificatesigningrequests', 'certificates.k8s.io/v1', false],
  ['flowschemas', 'flowcontrol.apiserver.k8s.io/v1', false],
  ['prioritylevelconfigurations', 'flowcontrol.apiserver.k8s.io/v1', false],
  ['resourceclaims', 'resource.k8s.io/v1', true],
  ['resourceclaimtemplates', 'resource.k8s.io/v1', true],
  ['deviceclasses', 'resource.k8s.io/v1', false],
  ['resourceslices', 'resource.k8s.io/v1', false],
  ['customresourcedefinitions', 'apiextensions.k8s.io/v1', false],
  ['apiservices', 'apiregistration.k8s.io/v1', false],
]
