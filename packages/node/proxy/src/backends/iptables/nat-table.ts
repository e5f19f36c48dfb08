import type { ServicePorts } from '../../model/service-port.js'
import {
  balancingRules,
  chainOfEndpoint,
  endpointRules,
  named,
  nodePortRules,
  portalRules,
  type NamedPort,
} from './service-rules.js'
import { comment, jump, type Rules, type Table } from './tables.js'

export interface IptablesOptions {
  /** Pods' addresses: traffic to cluster IPs from elsewhere is masqueraded. Empty: none is. */
  clusterCidr: string
  /** Names unnamed ports `ns/name:`, as before Kubernetes 1.14. */
  legacyServicePortNames: boolean
}

/** The masquerade mark's bit, upstream's --iptables-masquerade-bit of 14. */
export const mark = '0x4000'

const markChain: Rules = [`-j MARK --set-xmark ${mark}/${mark}`]

const postrouting: Rules = [
  `-m mark ! --mark ${mark}/${mark} -j RETURN`,
  `-j MARK --set-xmark ${mark}/0x0`,
  `${comment('kubernetes service traffic requiring SNAT')} -j MASQUERADE --random-fully`,
]

const nodePorts = `${comment(
  'kubernetes service nodeports; NOTE: this must be the last rule in this chain',
)} -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS`

const portals = `${comment('kubernetes service portals')} -j KUBE-SERVICES`

/** The nat table of kube-proxy's iptables mode. Ports without endpoints are the filter table's. */
export function natTable(ports: ServicePorts, options: IptablesOptions): Table {
  const services = ports.map((port) => named(port, options.legacyServicePortNames)).filter(hasEndpoints)
  const chains = new Map<string, Rules>([
    ['KUBE-SERVICES', [...services.flatMap((service) => portalRules(service, options.clusterCidr)), nodePorts]],
    ['KUBE-NODEPORTS', services.flatMap(nodePortRules)],
    ['KUBE-POSTROUTING', postrouting],
    ['KUBE-MARK-MASQ', markChain],
    ['KUBE-PROXY-CANARY', []],
    ...services.flatMap(chainsOf),
  ])
  return {
    chains,
    jumps: [
      jump('PREROUTING', portals),
      jump('OUTPUT', portals),
      jump('POSTROUTING', `${comment('kubernetes postrouting rules')} -j KUBE-POSTROUTING`),
    ],
  }
}

function hasEndpoints({ port }: NamedPort): boolean {
  return port.endpoints.length > 0
}

function chainsOf(service: NamedPort): [string, Rules][] {
  const endpoints = service.port.endpoints.map((endpoint): [string, Rules] => {
    const chain = chainOfEndpoint(service, endpoint)
    return [chain, endpointRules(service, endpoint, chain)]
  })
  return [[service.chain, balancingRules(service)], ...endpoints]
}
