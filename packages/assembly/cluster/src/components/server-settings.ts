import { networkInterfaces } from 'node:os'
import { Cidr } from '@orrery/api'
import type { ServerOptions } from '@orrery/apiserver'
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

/** What the flags mean to the server. Throws an Error naming the flag that means nothing. */
export function serverSettings(values: Values): Partial<ServerOptions> & { advertiseAddress: string; firstServiceIp: string } {
  const range = serviceRange(values['service-cluster-ip-range'])
  return {
    serviceClusterIPRange: range.toString(),
    serviceNodePortRange: portRange(values['service-node-port-range']),
    advertiseAddress: values['advertise-address'] || ownAddress(networkInterfaces()),
    firstServiceIp: range.address(1),
    securePort: values['secure-port'],
    eventTtl: values['event-ttl'] / 1000,
  }
}
