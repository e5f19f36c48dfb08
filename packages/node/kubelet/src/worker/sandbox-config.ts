import type { corev1 } from '@orrery/api'
import type { KubeletOptions } from '../options.js'
import type { PortMapping, SandboxConfig } from '../runtime/contract.js'
import { podIdentity } from './container-config.js'

/** What the pod's containers share: host name, resolver, published ports. */
export function sandboxConfig(pod: corev1.Pod, attempt: number, options: KubeletOptions): SandboxConfig {
  const { spec } = pod
  const hostNetwork = spec.hostNetwork ?? false
  const dns = dnsConfig(pod, options)
  return {
    pod: podIdentity(pod),
    attempt,
    hostname: hostnameOf(pod),
    hostNetwork,
    ports: hostNetwork ? [] : publishedPorts(spec.containers),
    ...(dns ? { dns } : {}),
    hostAliases: (spec.hostAliases ?? []).map(({ ip, hostnames = [] }) => ({ ip, hostnames })),
    sysctls: Object.fromEntries((spec.securityContext?.sysctls ?? []).map(({ name, value }) => [name, value])),
  }
}

/** At most 63 characters, and never ending in a dash or dot. */
function hostnameOf({ metadata, spec }: corev1.Pod): string {
  const name = spec.hostname ? spec.hostname : metadata.name
  return name.slice(0, 63).replace(/[-.]+$/, '')
}

function publishedPorts(containers: readonly corev1.Container[]): PortMapping[] {
  return containers
    .flatMap((container) => container.ports ?? [])
    .filter((port) => port.hostPort)
    .map((port) => ({
      containerPort: port.containerPort,
      hostPort: port.hostPort ?? 0,
      ...(port.hostIP ? { hostIp: port.hostIP } : {}),
      protocol: port.protocol === 'UDP' || port.protocol === 'SCTP' ? port.protocol : 'TCP',
    }))
}

/** Undefined: the node's own resolver. */
function dnsConfig({ metadata, spec }: corev1.Pod, options: KubeletOptions): SandboxConfig['dns'] {
  const policy = spec.dnsPolicy ?? 'ClusterFirst'
  const cluster = policy === 'ClusterFirstWithHostNet' || (policy === 'ClusterFirst' && !spec.hostNetwork)
  const { clusterDns, clusterDomain } = options
  const own = spec.dnsConfig
  if (!own && !(cluster && clusterDns.length > 0)) return undefined
  const domain = clusterDomain
  const searches = [`${metadata.namespace ?? 'default'}.svc.${domain}`, `svc.${domain}`, domain]
  const base = cluster && clusterDns.length > 0
    ? { servers: clusterDns, searches, options: ['ndots:5'] }
    : { servers: [], searches: [], options: [] }
  const extra = (own?.options ?? []).map(({ name = '', value }) => (value === undefined ? name : `${name}:${value}`))
  return {
    servers: [...base.servers, ...(own?.nameservers ?? [])],
    searches: [...base.searches, ...(own?.searches ?? [])],
    options: [...base.options, ...extra],
  }
}
