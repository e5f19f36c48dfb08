import type { ApiObject, corev1, ObjectMeta } from '@orrery/api'

let uids = 0

export function meta(parts: Partial<ObjectMeta> = {}): ObjectMeta {
  const uid = `uid-${++uids}`
  const base = { name: uid, namespace: 'default', uid, resourceVersion: '1', creationTimestamp: '2024-01-01T00:00:00Z' }
  return { ...base, ...parts }
}

export interface PodParts {
  metadata?: Partial<ObjectMeta>
  spec?: Partial<corev1.PodSpec>
  status?: corev1.PodStatus
  /** When it became ready; not ready when absent. */
  readySince?: string
  ip?: string
}

/** A running pod with one container that serves `http` on 8080. */
export function aPod({ metadata, spec, status, readySince, ip }: PodParts = {}): corev1.Pod {
  const ready = { type: 'Ready', status: readySince ? 'True' : 'False', lastTransitionTime: readySince ?? null }
  const ports = [{ name: 'http', containerPort: 8080, protocol: 'TCP' }]
  return {
    metadata: meta(metadata),
    spec: { containers: [{ name: 'c', resources: {}, ports }], nodeName: 'n1', ...spec },
    status: { phase: 'Running', conditions: [ready], ...(ip ? { podIP: ip, podIPs: [{ ip }] } : {}), ...status },
  }
}

export function owned<T extends ApiObject>(object: T, uid: string, name = uid, kind = 'ReplicationController'): T {
  const reference = { apiVersion: 'v1', kind, name, uid, controller: true, blockOwnerDeletion: true }
  return { ...object, metadata: { ...object.metadata, ownerReferences: [reference] } }
}

export function aService(spec: Partial<corev1.ServiceSpec> = {}, metadata: Partial<ObjectMeta> = {}): corev1.Service {
  return {
    metadata: meta({ name: 'web', ...metadata }),
    spec: {
      selector: { app: 'web' },
      clusterIP: '10.96.0.10',
      ports: [{ port: 80, targetPort: 'http', protocol: 'TCP' }],
      ...spec,
    },
    status: { loadBalancer: {} },
  }
}

export function aNode(name: string, ready: string | undefined, parts: Partial<corev1.Node> = {}): corev1.Node {
  const condition = { type: 'Ready', status: ready ?? '', lastHeartbeatTime: '2024-01-01T00:00:00Z', reason: 'KubeletReady' }
  return {
    metadata: { ...meta({ name, uid: name }), ...parts.metadata },
    spec: parts.spec ?? {},
    status: {
      conditions: ready === undefined ? [] : [condition],
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        machineID: '',
        systemUUID: '',
        bootID: '',
        kernelVersion: '',
        osImage: '',
        containerRuntimeVersion: '',
        kubeletVersion: '',
        kubeProxyVersion: '',
        operatingSystem: 'linux',
        architecture: 'amd64',
      },
    },
  }
}
