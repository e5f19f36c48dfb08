import type { corev1 } from '@orrery/api'

const hasClusterIP = new Set(['ClusterIP', 'NodePort', 'LoadBalancer'])

/** Ten thousand eight hundred seconds: three hours. */
const affinitySeconds = 10_800

function defaultAffinity(spec: corev1.ServiceSpec): void {
  spec.sessionAffinity ||= 'None'
  if (spec.sessionAffinity === 'None') delete spec.sessionAffinityConfig
  if (spec.sessionAffinity !== 'ClientIP' || spec.sessionAffinityConfig?.clientIP?.timeoutSeconds !== undefined) return
  spec.sessionAffinityConfig = { clientIP: { timeoutSeconds: affinitySeconds } }
}

function defaultPort(port: corev1.ServicePort): void {
  port.protocol ||= 'TCP'
  if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '') port.targetPort = port.port
}

/** Whether traffic from outside the cluster can reach the service. */
export function externallyAccessible(spec: corev1.ServiceSpec): boolean {
  if (spec.type === 'NodePort' || spec.type === 'LoadBalancer') return true
  return spec.type === 'ClusterIP' && (spec.externalIPs?.length ?? 0) > 0
}

/** In place. */
export function defaultService({ spec, status }: corev1.Service): void {
  defaultAffinity(spec)
  spec.type ||= 'ClusterIP'
  for (const port of spec.ports ?? []) defaultPort(port)
  if (externallyAccessible(spec)) spec.externalTrafficPolicy ||= 'Cluster'
  if (hasClusterIP.has(spec.type)) spec.internalTrafficPolicy ??= 'Cluster'
  if (spec.type !== 'LoadBalancer') return
  spec.allocateLoadBalancerNodePorts ??= true
  for (const ingress of status.loadBalancer.ingress ?? []) {
    if (ingress.ip) ingress.ipMode ??= 'VIP'
  }
}
