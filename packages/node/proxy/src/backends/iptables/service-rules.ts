import type { Endpoint, ServicePort } from '../../model/service-port.js'
import { endpointChain, serviceChain, servicePortName } from './chain-names.js'
import { probability } from './probability.js'
import { comment } from './tables.js'

export interface NamedPort {
  port: ServicePort
  /** As chain names and comments spell it. */
  name: string
  chain: string
  /** `tcp`, for -p and -m. */
  match: string
}

export function named(port: ServicePort, legacyNames: boolean): NamedPort {
  const name = servicePortName(port, legacyNames)
  return { port, name, chain: serviceChain(name, port.protocol), match: port.protocol.toLowerCase() }
}

export function chainOfEndpoint({ name, port }: NamedPort, endpoint: Endpoint): string {
  return endpointChain(name, port.protocol, endpoint)
}

/** The service's own chain: sticky clients first, then one endpoint after another by chance. */
export function balancingRules(service: NamedPort): string[] {
  const { port, name } = service
  const { endpoints, affinitySeconds } = port
  const remembered = affinitySeconds === 0 ? [] : endpoints.map((endpoint) => recentRule(service, endpoint))
  const chosen = endpoints.map((endpoint, index) => {
    const left = endpoints.length - index
    const chance = left === 1 ? '' : ` -m statistic --mode random --probability ${probability(left)}`
    return `${comment(name)}${chance} -j ${chainOfEndpoint(service, endpoint)}`
  })
  return [...remembered, ...chosen]
}

function recentRule(service: NamedPort, endpoint: Endpoint): string {
  const chain = chainOfEndpoint(service, endpoint)
  const recent = `-m recent --rcheck --seconds ${service.port.affinitySeconds} --reap --name ${chain} ${remoteSource}`
  return `${comment(service.name)} ${recent} -j ${chain}`
}

const remoteSource = '--mask 255.255.255.255 --rsource'

/** An endpoint's chain: traffic of the endpoint to itself is masqueraded; all is sent there. */
export function endpointRules({ port, name, match }: NamedPort, endpoint: Endpoint, chain: string): string[] {
  const remember = port.affinitySeconds === 0 ? '' : ` -m recent --set --name ${chain} ${remoteSource}`
  return [
    `-s ${endpoint.ip}/32 ${comment(name)} -j KUBE-MARK-MASQ`,
    `-p ${match} ${comment(name)}${remember} -m ${match} -j DNAT --to-destination ${endpoint.ip}:${endpoint.port}`,
  ]
}

/** KUBE-SERVICES: the cluster IP, then addresses from outside. */
export function portalRules({ port, name, chain, match }: NamedPort, clusterCidr: string): string[] {
  const to = (ip: string, what: string): string =>
    `-d ${ip}/32 -p ${match} ${comment(`${name} ${what}`)} -m ${match} --dport ${port.port}`
  const cluster = to(port.clusterIP, 'cluster IP')
  const outside = [
    ...port.externalIPs.map((ip) => to(ip, 'external IP')),
    ...port.loadBalancerIPs.map((ip) => to(ip, 'loadbalancer IP')),
  ]
  return [
    ...(clusterCidr === '' ? [] : [`! -s ${clusterCidr} ${cluster} -j KUBE-MARK-MASQ`]),
    `${cluster} -j ${chain}`,
    ...outside.flatMap((rule) => [`${rule} -j KUBE-MARK-MASQ`, `${rule} -j ${chain}`]),
  ]
}

/** KUBE-NODEPORTS. */
export function nodePortRules({ port, name, chain, match }: NamedPort): string[] {
  if (port.nodePort === 0) return []
  const rule = `-p ${match} ${comment(name)} -m ${match} --dport ${port.nodePort}`
  return [`${rule} -j KUBE-MARK-MASQ`, `${rule} -j ${chain}`]
}
