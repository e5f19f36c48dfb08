import type { corev1 } from '@orrery/api'
import type { Amounts } from './amounts.js'
import { comparableRequests, podRequests } from './pod-requests.js'

export interface HostPort {
  ip: string
  protocol: string
  port: number
}

/** A pod with what plugins ask of it again and again worked out once. */
export interface PodInfo {
  pod: corev1.Pod
  uid: string
  /** `namespace/name`. */
  key: string
  requests: Amounts
  /** With defaults for what containers do not say: for comparing nodes only. */
  comparable: Amounts
  hostPorts: readonly HostPort[]
  /** Volumes that a disk conflict is possible on. */
  disks: readonly corev1.Volume[]
}

function hostPortsOf(pod: corev1.Pod): HostPort[] {
  const sidecars = (pod.spec.initContainers ?? []).filter((container) => container.restartPolicy === 'Always')
  return [...pod.spec.containers, ...sidecars].flatMap((container) =>
    (container.ports ?? []).flatMap(({ hostPort, hostIP, protocol }) =>
      hostPort ? [{ ip: hostIP || '0.0.0.0', protocol: protocol || 'TCP', port: hostPort }] : [],
    ),
  )
}

export function podInfo(pod: corev1.Pod): PodInfo {
  const { uid, name, namespace = '' } = pod.metadata
  return {
    pod,
    uid,
    key: `${namespace}/${name}`,
    requests: podRequests(pod),
    comparable: comparableRequests(pod),
    hostPorts: hostPortsOf(pod),
    disks: (pod.spec.volumes ?? []).filter(
      (volume) => volume.gcePersistentDisk ?? volume.awsElasticBlockStore ?? volume.rbd ?? volume.iscsi,
    ),
  }
}
