import { networkInterfaces } from 'node:os'
import { Cidr } from '@orrery/api'
import { parseRuntimeConfig, type ServerOptions } from '@orrery/apiserver'
import type { FlagValues } from '@orrery/kit'
import type { apiserverFlags } from '../flags/apiserver-flags.js'
import { ownAddress } from '../preflight/own-address.js'

type Values = FlagValues<typeof apiserverFlags>

function portRange(text: string): { from: number; to: number } {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(text) ?? []
  const range = { from: Number(from), to: Number(to) }
  if (range.from >= 1 && range.from <= range.to && range.to <= 65_535) return range
  throw new Error(`--service-node-port-range: "${text}" is not FROM-TO within 1-65535`)
}

function serviceRange(text: string): Cidr {
  const cidr = Cidr.parse(text)
  if (cidr?.family === 'IPv4' && cidr.size >= 8n) return cidr
  throw new Error(`--service-cluster-ip-range: "${text}" is not a block of at least 8 IPv4 addresses`)
}

function list(text: string): string[] {
  return text.split(',').flatMap((name) => name.trim() || [])
}

/** Names and the address the plain listener has, an IPv6 one as URLs have it. */
function allowedHosts(values: Values): string[] {
  const names = values['insecure-allowed-hosts'].split(',').map((name) => name.trim().toLowerCase())
  const address = values['insecure-bind-address']
  return [...names, address.includes(':') ? `[${address}]` : address].filter((name) => name !== '')
}

/** Where the cluster is found, which certificates name. Throws an Error naming the flag that means nothing. */
export function serverAddresses(values: Pick<Values, 'service-cluster-ip-range' | 'advertise-address'>): {
  advertiseAddress: string
  firstServiceIp: string
} {
  return {
    advertiseAddress: values['advertise-address'] || ownAddress(networkInterfaces()),
    firstServiceIp: serviceRange(values['service-cluster-ip-range']).address(1),
  }
}

/** What the flags mean to the server. Throws an Error naming the flag that means nothing. */
export function serverSettings(values: Values): Partial<ServerOptions> & { advertiseAddress: string } {
  return {
    serviceClusterIPRange: serviceRange(values['service-cluster-ip-range']).toString(),
    serviceNodePortRange: portRange(values['service-node-port-range']),
    advertiseAddress: serverAddresses(values).advertiseAddress,
    serviceAccountIssuer: values['service-account-issuer'],
    serviceAccountJwksUri: values['service-account-jwks-uri'],
    runtimeConfig: parseRuntimeConfig(values['runtime-config']),
    profiling: values.profiling,
    apiAudiences: list(values['api-audiences'] || values['service-account-issuer']),
    enableAdmissionPlugins: list(values['enable-admission-plugins']),
    disableAdmissionPlugins: list(values['disable-admission-plugins']),
    securePort: values['secure-port'],
    insecureAllowedHosts: allowedHosts(values),
    maxRequestsInflight: values['max-requests-inflight'],
    maxMutatingRequestsInflight: values['max-mutating-requests-inflight'],
    eventTtl: values['event-ttl'] / 1000,
  }
}
