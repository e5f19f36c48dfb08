import type Docker from 'dockerode'
import type { PortMapping, SandboxConfig } from '../contract.js'
import { engineName, pauseName, sandboxLabels } from './labels.js'

export interface SandboxSpecInput {
  node: string
  network: string
  pauseImage: string
  /** Whether scores below zero may be asked for. */
  lowOomScore: boolean
}

/** How the engine makes a pod's pause container, which holds the network and the host name. */
export function sandboxSpec(config: SandboxConfig, input: SandboxSpecInput): Docker.ContainerCreateOptions {
  const { pod, attempt, hostname, hostNetwork, ports, dns, hostAliases, sysctls } = config
  return {
    name: engineName(pauseName, pod, attempt),
    Image: input.pauseImage,
    ...(hostNetwork ? {} : { Hostname: hostname }),
    Labels: sandboxLabels(input.node, config),
    ExposedPorts: Object.fromEntries(ports.map((port) => [portKey(port), {}])),
    HostConfig: {
      NetworkMode: hostNetwork ? 'host' : input.network,
      IpcMode: 'shareable',
      CpuShares: 2,
      OomScoreAdj: input.lowOomScore ? -998 : 0,
      PortBindings: bindings(ports),
      Sysctls: { ...sysctls },
      ...(dns && !hostNetwork
        ? { Dns: [...dns.servers], DnsSearch: [...dns.searches], DnsOptions: [...dns.options] }
        : {}),
      ExtraHosts: hostAliases.flatMap(({ ip, hostnames }) => hostnames.map((name) => `${name}:${ip}`)),
    },
  }
}

function portKey({ containerPort, protocol }: PortMapping): string {
  return `${containerPort}/${protocol.toLowerCase()}`
}

function bindings(ports: readonly PortMapping[]): Record<string, { HostIp: string; HostPort: string }[]> {
  const result: Record<string, { HostIp: string; HostPort: string }[]> = {}
  for (const port of ports) {
    const key = portKey(port)
    result[key] = [...(result[key] ?? []), { HostIp: port.hostIp ?? '', HostPort: String(port.hostPort) }]
  }
  return result
}
