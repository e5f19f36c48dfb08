import type { corev1 } from '@orrery/api'
import type { KubeletOptions } from '../options.js'
import type { ImageStatus, RuntimeVersion } from '../runtime/contract.js'
import { nodeConditions, type NodeHealth } from './conditions.js'
import type { Machine } from './machine.js'

export interface NodeInput {
  options: KubeletOptions
  machine: Machine
  runtimeName: string
  /** Undefined while the runtime cannot be reached. */
  runtime: RuntimeVersion | undefined
  images: readonly ImageStatus[]
  health: NodeHealth
  /** The port of this kubelet's server; 0 without one. */
  port: number
  /** Pods are reached through this kubelet alone. */
  dialOnly: boolean
  /** metav1.Time. */
  now: string
}

export const dialAnnotation = 'orrery.dev/pod-dial'

/** Labels every node of the machine carries. */
export function nodeLabels({ options, machine }: NodeInput): Record<string, string> {
  const { architecture, operatingSystem } = machine
  return {
    'beta.kubernetes.io/arch': architecture,
    'beta.kubernetes.io/os': operatingSystem,
    'kubernetes.io/arch': architecture,
    'kubernetes.io/hostname': options.nodeName,
    'kubernetes.io/os': operatingSystem,
    ...options.nodeLabels,
  }
}

export function nodeAnnotations({ dialOnly }: NodeInput): Record<string, string> {
  return {
    'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
    ...(dialOnly ? { [dialAnnotation]: 'true' } : {}),
  }
}

/** How many images a node's status names at most. */
const maxImages = 50

/** The status over the one before it. */
export function nodeStatus(input: NodeInput, before: corev1.NodeStatus | undefined): corev1.NodeStatus {
  const { options, machine, runtime, health, port, now } = input
  const resources = { ...options.capacity, pods: String(options.maxPods) }
  const version = runtime ? `${input.runtimeName}://${runtime.version}` : before?.nodeInfo.containerRuntimeVersion
  return {
    ...before,
    capacity: { ...before?.capacity, ...resources },
    allocatable: { ...before?.allocatable, ...resources },
    conditions: nodeConditions(before?.conditions ?? [], health, now),
    addresses: [
      { type: 'InternalIP', address: options.nodeIp },
      { type: 'Hostname', address: options.nodeName },
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: port } },
    nodeInfo: {
      machineID: machine.machineId,
      systemUUID: machine.systemUuid,
      bootID: machine.bootId,
      kernelVersion: machine.kernelVersion,
      osImage: machine.osImage,
      containerRuntimeVersion: version ?? '',
      kubeletVersion: options.kubeletVersion,
      kubeProxyVersion: '',
      operatingSystem: machine.operatingSystem,
      architecture: machine.architecture,
    },
    ...imagesOf(input.images),
  }
}

function imagesOf(images: readonly ImageStatus[]): Pick<corev1.NodeStatus, 'images'> {
  const largest = images.toSorted((a, b) => b.sizeBytes - a.sizeBytes).slice(0, maxImages)
  if (largest.length === 0) return {}
  return {
    images: largest.map(({ digests, tags, sizeBytes }) => ({ names: [...digests, ...tags].slice(0, 5), sizeBytes })),
  }
}

/** The node as this kubelet registers it. */
export function nodeObject(input: NodeInput): corev1.Node {
  const { options } = input
  const taints = options.registerWithTaints
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: options.nodeName,
      labels: nodeLabels(input),
      annotations: nodeAnnotations(input),
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
    },
    spec: taints.length > 0 ? { taints: [...taints] } : {},
    status: nodeStatus(input, undefined),
  }
}

/** Whether two statuses differ in more than heartbeats. */
export function differs(a: corev1.NodeStatus, b: corev1.NodeStatus): boolean {
  return JSON.stringify(withoutHeartbeats(a)) !== JSON.stringify(withoutHeartbeats(b))
}

function withoutHeartbeats(status: corev1.NodeStatus): unknown {
  const keys = Object.keys(status).toSorted()
  const conditions = (status.conditions ?? []).map((one) => ({ ...one, lastHeartbeatTime: null }))
  return [keys, Object.values({ ...status, conditions })]
}
