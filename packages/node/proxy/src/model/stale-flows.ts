import type { Endpoint, ServicePort, ServicePorts } from './service-port.js'

/** What the kernel remembers of UDP traffic and must forget, since it leads where nothing answers any more. */
export type StaleFlow =
  /** To this address and port, sent on to that endpoint. */
  | { to: string; endpoint: string }
  /** To this address at all: it was sent nowhere while there was no endpoint. */
  | { to: string; endpoint?: never }
  | { nodePort: number }

const keyOf = (port: ServicePort): string => [port.namespace, port.service, port.portName, port.port].join('/')
const same = (a: Endpoint, b: Endpoint): boolean => a.ip === b.ip && a.port === b.port

/**
 * TCP connections end by themselves; a UDP flow lasts as long as packets come. Those to endpoints that went away, and
 * those from before the first endpoint came, have to be cut (upstream's conntrack cleaner).
 */
export function staleFlows(before: ServicePorts, after: ServicePorts): StaleFlow[] {
  const now = new Map(after.map((port) => [keyOf(port), port]))
  return before
    .filter(({ protocol }) => protocol === 'UDP')
    .flatMap((old) => {
      const current = now.get(keyOf(old))
      const left = current?.clusterIP === old.clusterIP ? current.endpoints : []
      const gone = old.endpoints.filter((endpoint) => !left.some((one) => same(one, endpoint)))
      const cut = gone.flatMap(({ ip }) => addressesOf(old).map((to) => ({ to, endpoint: ip })))
      const first = old.endpoints.length === 0 && left.length > 0
      return first ? [...cut, ...addressesOf(old).map((to) => ({ to })), ...nodePortOf(old)] : cut
    })
}

function addressesOf(port: ServicePort): string[] {
  return [port.clusterIP, ...port.externalIPs, ...port.loadBalancerIPs]
}

function nodePortOf({ nodePort }: ServicePort): StaleFlow[] {
  return nodePort === 0 ? [] : [{ nodePort }]
}
