import type { corev1 } from '@orrery/api'
import type { Sentence } from '../status/pod-status.js'
import { matchesAffinity } from './node-affinity.js'
import { amountOf, podRequests } from './pod-requests.js'

/**
 * Why the node will not run the pod, in upstream's words; undefined when it will. The last word after a scheduler that
 * saw an older state, and the only one for pods that name their node themselves.
 */
export function admit(pod: corev1.Pod, others: readonly corev1.Pod[], node: corev1.Node): Sentence | undefined {
  return (
    refuseSystem(pod, node) ??
    refuseResources(pod, others, node.status.allocatable ?? {}) ??
    refuseNode(pod, node) ??
    refusePorts(pod, others)
  )
}

function sentence(reason: string, message: string): Sentence {
  return { reason, message }
}

function refuseSystem({ metadata, spec }: corev1.Pod, node: corev1.Node): Sentence | undefined {
  const os = node.status.nodeInfo.operatingSystem
  const wanted = metadata.labels?.['kubernetes.io/os']
  if (wanted !== undefined && wanted !== os) {
    const message = "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label"
    return sentence('PodOSSelectorNodeLabelDoesNotMatch', message)
  }
  if (spec.os && spec.os.name !== os) {
    return sentence('PodOSNotSupported', "Failed to admit pod as the OS field doesn't match node OS")
  }
  return undefined
}

const reasons: Readonly<Record<string, string>> = {
  cpu: 'OutOfcpu',
  memory: 'OutOfmemory',
  'ephemeral-storage': 'OutOfephemeral-storage',
  pods: 'OutOfpods',
}

function refuseResources(
  pod: corev1.Pod,
  others: readonly corev1.Pod[],
  allocatable: Readonly<Record<string, string>>,
): Sentence | undefined {
  const asked = { pods: 1, ...podRequests(pod) }
  const used: Record<string, number> = { pods: others.length }
  for (const other of others) {
    for (const [name, amount] of Object.entries(podRequests(other))) used[name] = (used[name] ?? 0) + amount
  }
  for (const [name, requested] of Object.entries(asked)) {
    const capacity = allocatable[name]
    // Resources the node knows nothing of belong to the cluster, as upstream has it.
    if (capacity === undefined || requested === 0) continue
    const total = amountOf(name, capacity)
    const taken = used[name] ?? 0
    if (taken + requested <= total) continue
    const numbers = `requested: ${requested}, used: ${taken}, capacity: ${total}`
    return sentence(reasons[name] ?? `OutOf${name}`, `Node didn't have enough resource: ${name}, ${numbers}`)
  }
  return undefined
}

function refuseNode({ spec }: corev1.Pod, node: corev1.Node): Sentence | undefined {
  const labels = node.metadata.labels ?? {}
  const selected = Object.entries(spec.nodeSelector ?? {}).every(([key, value]) => labels[key] === value)
  if (!selected || !matchesAffinity(spec.affinity?.nodeAffinity, node)) {
    return sentence('NodeAffinity', "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector")
  }
  if (spec.nodeName !== undefined && spec.nodeName !== '' && spec.nodeName !== node.metadata.name) {
    return sentence('NodeName', "Predicate NodeName failed: node(s) didn't match the requested node name")
  }
  return undefined
}

function refusePorts(pod: corev1.Pod, others: readonly corev1.Pod[]): Sentence | undefined {
  const taken = others.flatMap(hostPorts)
  const clash = hostPorts(pod).some((one) => taken.some((other) => collide(one, other)))
  const text = "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports"
  return clash ? sentence('NodePorts', text) : undefined
}

interface HostPort {
  ip: string
  protocol: string
  port: number
}

function hostPorts({ spec }: corev1.Pod): HostPort[] {
  return spec.containers.flatMap((container) =>
    (container.ports ?? []).flatMap(({ hostPort, hostIP, protocol }) =>
      hostPort ? [{ ip: hostIP || '0.0.0.0', protocol: protocol ?? 'TCP', port: hostPort }] : [],
    ),
  )
}

function collide(a: HostPort, b: HostPort): boolean {
  if (a.port !== b.port || a.protocol !== b.protocol) return false
  return a.ip === b.ip || a.ip === '0.0.0.0' || b.ip === '0.0.0.0'
}
