import type { corev1 } from '@orrery/api'
import { externallyAccessible } from './defaults.js'
import { allocatesNodePorts, needsHealthCheck } from './node-ports.js'

type Spec = corev1.ServiceSpec

function hasAddresses({ type }: Spec): boolean {
  return type !== 'ExternalName'
}

function exposed({ type }: Spec): boolean {
  return type === 'NodePort' || type === 'LoadBalancer'
}

function sameList(one: readonly string[] = [], two: readonly string[] = []): boolean {
  return one.length === two.length && one.every((item, index) => item === two[index])
}

/** clusterIP is the first of clusterIPs: on creation, and where only one of the two changed. */
function mirrorClusterIPs(spec: Spec, old: Spec | undefined): void {
  const asked = spec.clusterIP ?? ''
  const list = spec.clusterIPs ?? []
  if (!old) {
    if (asked !== '' && list.length === 0) spec.clusterIPs = [asked]
    return
  }
  if (list.length === 0 && old.clusterIPs?.length && asked === (old.clusterIP ?? '')) spec.clusterIPs = old.clusterIPs
  if (asked === (old.clusterIP ?? '') || !sameList(list, old.clusterIPs)) return
  if (asked === '') delete spec.clusterIPs
  else spec.clusterIPs = [asked]
}

/** What a writer left out, and the server had given, is kept: addresses, node ports, the health check's port. */
function keepAllocated(spec: Spec, old: Spec): void {
  if (hasAddresses(spec) && hasAddresses(old)) {
    if (!spec.clusterIP && old.clusterIP) spec.clusterIP = old.clusterIP
    if (!spec.clusterIPs?.length && old.clusterIPs?.length) spec.clusterIPs = old.clusterIPs
  }
  if (allocatesNodePorts(spec) && allocatesNodePorts(old)) keepNodePorts(spec, old)
  if (needsHealthCheck(spec) && needsHealthCheck(old) && old.healthCheckNodePort) {
    spec.healthCheckNodePort ||= old.healthCheckNodePort
  }
}

function nodePorts({ ports = [] }: Spec): ReadonlySet<number> {
  return new Set(ports.flatMap(({ nodePort }) => nodePort || []))
}

/** A port of the same name keeps its node port, unless another port has it still. */
function keepNodePorts(spec: Spec, old: Spec): void {
  const given = new Map((old.ports ?? []).map(({ name = '', nodePort }) => [name, nodePort]))
  const [now, before] = [nodePorts(spec), nodePorts(old)]
  for (const port of spec.ports ?? []) {
    const nodePort = port.nodePort ? undefined : given.get(port.name ?? '')
    if (nodePort && !(now.has(nodePort) && before.has(nodePort))) port.nodePort = nodePort
  }
}

/** What only the old type needed, and the writer did not touch, goes with it. */
function dropWhatTypeNeeded(spec: Spec, old: Spec): void {
  if (hasAddresses(old) && !hasAddresses(spec)) dropAddresses(spec, old)
  const known = nodePorts(old)
  if (exposed(old) && !exposed(spec) && [...nodePorts(spec)].every((port) => known.has(port))) {
    for (const port of spec.ports ?? []) delete port.nodePort
  }
  const checked = needsHealthCheck(old) && !needsHealthCheck(spec)
  if (checked && spec.healthCheckNodePort === old.healthCheckNodePort) delete spec.healthCheckNodePort
  if (old.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') dropBalancer(spec, old)
  const reached = externallyAccessible(old) && !externallyAccessible(spec)
  if (reached && spec.externalTrafficPolicy === old.externalTrafficPolicy) delete spec.externalTrafficPolicy
}

function dropAddresses(spec: Spec, old: Spec): void {
  if (spec.clusterIP === old.clusterIP && sameList(spec.clusterIPs, old.clusterIPs)) {
    delete spec.clusterIP
    delete spec.clusterIPs
  }
  if (sameList(spec.ipFamilies, old.ipFamilies)) delete spec.ipFamilies
  if (spec.ipFamilyPolicy === old.ipFamilyPolicy) delete spec.ipFamilyPolicy
}

function dropBalancer(spec: Spec, old: Spec): void {
  if (spec.allocateLoadBalancerNodePorts === old.allocateLoadBalancerNodePorts) delete spec.allocateLoadBalancerNodePorts
  if (spec.loadBalancerClass === old.loadBalancerClass) delete spec.loadBalancerClass
}

/** In place, before validation: the two forms of the address agree, and changes of type take their fields along. */
export function normaliseService({ spec, status }: corev1.Service, old?: corev1.Service): void {
  if (old) keepAllocated(spec, old.spec)
  mirrorClusterIPs(spec, old?.spec)
  if (!old) return
  dropWhatTypeNeeded(spec, old.spec)
  if (spec.type !== 'LoadBalancer') status.loadBalancer = {}
}
