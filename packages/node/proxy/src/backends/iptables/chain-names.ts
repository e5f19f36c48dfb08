import { createHash } from 'node:crypto'
import type { Endpoint, ServicePort } from '../../model/service-port.js'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base32 of the first ten bytes: sixteen characters, no padding needed. */
function base32(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  let out = ''
  for (let shift = 75n; shift >= 0n; shift -= 5n) out += alphabet[Number((bits >> shift) & 31n)] ?? ''
  return out
}

const hash = (text: string): string => base32(createHash('sha256').update(text).digest())

/** `namespace/name:port`; an unnamed port has no colon, except in the layout before Kubernetes 1.14. */
export function servicePortName(port: ServicePort, legacy: boolean): string {
  const suffix = port.portName !== '' || legacy ? `:${port.portName}` : ''
  return `${port.namespace}/${port.service}${suffix}`
}

/** KUBE-SVC-, KUBE-FW- and KUBE-SEP- names as upstream's iptables proxier makes them. */
export function serviceChain(name: string, protocol: string): string {
  return `KUBE-SVC-${hash(name + protocol.toLowerCase())}`
}

export function endpointChain(name: string, protocol: string, endpoint: Endpoint): string {
  return `KUBE-SEP-${hash(`${name}${protocol.toLowerCase()}${endpoint.ip}:${endpoint.port}`)}`
}
