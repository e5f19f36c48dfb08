import type { corev1 } from '@orrery/api'
import { emptyNode, withNode, withPod, type NodeInfo } from '../framework/node-info.js'
import { podInfo, type PodInfo } from '../framework/pod-info.js'

let uids = 0

/** A pod of one container with these requests. */
export function aPod(spec: Partial<corev1.PodSpec> = {}, requests: Record<string, string> = {}): corev1.Pod {
  const uid = `uid-${++uids}`
  return {
    metadata: { name: `pod-${uids}`, namespace: 'default', uid, resourceVersion: '1', creationTimestamp: '' },
    spec: { containers: [{ name: 'c', image: 'x', resources: { requests } }], ...spec },
    status: {},
  }
}

export function aPodInfo(spec: Partial<corev1.PodSpec> = {}, requests: Record<string, string> = {}): PodInfo {
  return podInfo(aPod(spec, requests))
}

export interface NodeParts {
  name?: string
  labels?: Record<string, string>
  spec?: corev1.NodeSpec
  allocatable?: Record<string, string>
  ready?: string
}

const nodeInfo: corev1.NodeSystemInfo = {
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
}

/** A ready node with room for 10 pods, 4 CPUs and 8 GiB. */
export function aNode(parts: NodeParts = {}): corev1.Node {
  const { name = 'n', labels = {}, spec = {}, ready = 'True' } = parts
  const allocatable = { cpu: '4', memory: '8Gi', pods: '10', ...parts.allocatable }
  return {
    metadata: { name, labels, uid: name, resourceVersion: '1', creationTimestamp: '' },
    spec,
    status: {
      allocatable,
      conditions: [{ type: 'Ready', status: ready }],
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo,
    },
  }
}

export function aNodeInfo(parts: NodeParts = {}, pods: readonly PodInfo[] = []): NodeInfo {
  const node = aNode(parts)
  return pods.reduce(withPod, withNode(emptyNode(node.metadata.name), node))
}
