import type { ServicePorts } from '../../model/service-port.js'
import { mark, type IptablesOptions } from './nat-table.js'
import { named, type NamedPort } from './service-rules.js'
import { comment, jump, type Rules, type Table } from './tables.js'

const reject = '-j REJECT --reject-with icmp-port-unreachable'
const fresh = '-m conntrack --ctstate NEW'
const portals = `${fresh} ${comment('kubernetes service portals')} -j KUBE-SERVICES`
const external = `${fresh} ${comment('kubernetes externally-visible service portals')} -j KUBE-EXTERNAL-SERVICES`

const forward: Rules = [
  '-m conntrack --ctstate INVALID -j DROP',
  `${comment('kubernetes forwarding rules')} -m mark --mark ${mark}/${mark} -j ACCEPT`,
  `${comment('kubernetes forwarding conntrack rule')} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`,
]

/** The filter table of kube-proxy's iptables mode: what has no endpoints is rejected, what was marked may pass. */
export function filterTable(ports: ServicePorts, options: IptablesOptions): Table {
  const empty = ports
    .filter(({ endpoints }) => endpoints.length === 0)
    .map((port) => named(port, options.legacyServicePortNames))
  return {
    chains: new Map<string, Rules>([
      ['KUBE-SERVICES', empty.map(clusterRule)],
      ['KUBE-EXTERNAL-SERVICES', empty.flatMap(externalRules)],
      ['KUBE-FORWARD', forward],
      ['KUBE-PROXY-CANARY', []],
    ]),
    jumps: [
      jump('INPUT', external),
      jump('FORWARD', `${comment('kubernetes forwarding rules')} -j KUBE-FORWARD`),
      jump('FORWARD', portals),
      jump('FORWARD', external),
      jump('OUTPUT', portals),
    ],
  }
}

const none = ({ name }: NamedPort): string => comment(`${name} has no endpoints`)

function clusterRule(service: NamedPort): string {
  return rejectTo(service, service.port.clusterIP)
}

function rejectTo(service: NamedPort, ip: string): string {
  const { port, match } = service
  return `-d ${ip}/32 -p ${match} ${none(service)} -m ${match} --dport ${port.port} ${reject}`
}

function externalRules(service: NamedPort): string[] {
  const { port, match } = service
  const addresses = [...port.externalIPs, ...port.loadBalancerIPs].map((ip) => rejectTo(service, ip))
  if (port.nodePort === 0) return addresses
  const local = `${none(service)} -m addrtype --dst-type LOCAL -m ${match} --dport ${port.nodePort}`
  return [...addresses, `-p ${match} ${local} ${reject}`]
}
