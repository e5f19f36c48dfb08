import type { corev1 } from '@orrery/api'

/** The order in which a node's addresses are tried. */
const preferred = ['InternalIP', 'Hostname'] as const

/** Where kubelets listen that do not say. */
const defaultPort = 10_250

export interface KubeletAddress {
  host: string
  port: number
}

/** Where a node's kubelet is reached. Throws where the node has no address. */
export function kubeletAddress({ status }: corev1.Node): KubeletAddress {
  const addresses = status.addresses ?? []
  const found = preferred.flatMap((type) => addresses.filter((one) => one.type === type)).at(0)
  const known = addresses.map((one) => one.address).join(' ')
  if (!found) throw new Error(`no preferred addresses found; known addresses: [${known}]`)
  return { host: found.address, port: status.daemonEndpoints.kubeletEndpoint.Port || defaultPort }
}

/** `host:port`, an IPv6 address in brackets. */
export function joinHostPort(host: string, port: number | string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
