import type { corev1 } from '@orrery/api'

type Spec = corev1.ServiceSpec

function usesNodePorts({ type, allocateLoadBalancerNodePorts }: Spec): boolean {
  return type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false)
}

/** clusterIP is the first of clusterIPs: on creation, and where only one of the two changed. */
function mirrorClusterIPs(spec: Spec, old: Spec | undefined): void {
  const asked = spec.clusterIP ?? ''
  const list = spec.clusterIPs ?? []
  if (!old) {
    if (asked !== '' && list.length === 0) spec.clusterIPs = [asked]
    return
  }
  if (asked === (old.clusterIP ?? '')) return
  const unchanged = list.length === (old.clusterIPs?.length ?? 0) && list.every((ip, i) => ip === old.clusterIPs?.[i])
  if (!unchanged) return
  if (asked === '') delete spec.clusterIPs
  else spec.clusterIPs = [asked]
}

/** What a writer left out, and the server had given, is kept: addresses, node ports, the health check's port. */
function keepAllocated(spec: Spec, old: Spec): void {
  const hasIP = (one: Spec): boolean => one.type !== 'ExternalName'
  if (hasIP(spec) && hasIP(old)) {
    if (!spec.clusterIP && old.clusterIP) spec.clusterIP = old.clusterIP
    if (!spec.clusterIPs?.length && old.clusterIPs && spec.clusterIP === old.clusterIP) spec.clusterIPs = old.clusterIPs
  }
  if (usesNodePorts(spec) && usesNodePorts(old)) keepNodePorts(spec, old)
  const checks = (one: Spec): boolean => one.type === 'LoadBalancer' && one.externalTrafficPolicy === 'Local'
  if (checks(spec) && checks(old) && old.healthCheckNodePort) spec.healthCheckNodePort ||= old.healthCheckNodePort
}

/** A port of the same protocol and number keeps its node port, unless another port asks for it now. */
function keepNodePorts(spec: Spec, old: Spec): void {
  const key = ({ protocol, port }: corev1.ServicePort): string => `${protocol}/${port}`
  const given = new Map((old.ports ?? []).map((port) => [key(port), port.nodePort]))
  const asked = new Set((spec.ports ?? []).map((port) => port.nodePort))
  for (const port of spec.ports ?? []) {
    const nodePort = port.nodePort ? undefined : given.get(key(port))
    if (nodePort && !asked.has(nodePort)) port.nodePort = nodePort
  }
}

function samePorts(spec: Spec, old: Spec): boolean {
  const ports = old.ports ?? []
  return (spec.ports ?? []).every((port, index) => (port.nodePort ?? 0) === (ports[index]?.nodePort ?? 0))
}

/** What only the old type needed, and the writer did not touch, goes with it. */
function dropWhatTypeNeeded(spec: Spec, old: Spec): void {
  if (old.type !== 'ExternalName' && spec.type === 'ExternalName' && spec.clusterIP === old.clusterIP) {
    delete spec.clusterIP
    delete spec.clusterIPs
    delete spec.ipFamilies
    delete spec.ipFamilyPolicy
  }
  if (usesNodePorts(old) && !usesNodePorts(spec) && samePorts(spec, old)) {
    for (const port of spec.ports ?? []) delete port.nodePort
  }
  if (old.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') dropBalancer(spec, old)
  if (old.externalTrafficPolicy && !['NodePort', 'LoadBalancer'].includes(spec.type ?? '')) {
    if (spec.externalTrafficPolicy === old.externalTrafficPolicy && !spec.externalIPs?.length) {
      delete spec.externalTrafficPolicy
    }
  }
}

function dropBalancer(spec: Spec, old: Spec): void {
  if (spec.allocateLoadBalancerNodePorts === old.allocateLoadBalancerNodePorts) delete spec.allocateLoadBalancerNodePorts
  if (spec.loadBalancerClass === old.loadBalancerClass) delete spec.loadBalancerClass
  if (spec.healthCheckNodePort === old.healthCheckNodePort) delete spec.healthCheckNodePort
}

/** In place, before validation: the two forms of the address agree, and changes of type take their fields along. */
export function normaliseService({ spec }: corev1.Service, old?: corev1.Service): void {
  if (old) {
    keepAllocated(spec, old.spec)
    dropWhatTypeNeeded(spec, old.spec)
  }
  mirrorClusterIPs(spec, old?.spec)
}
