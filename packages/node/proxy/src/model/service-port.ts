export type Protocol = 'TCP' | 'UDP' | 'SCTP'

/** Where a packet to a service may end up. */
export interface Endpoint {
  ip: string
  port: number
}

/** One port of one Service and what stands behind it: all that a proxy has to make true. */
export interface ServicePort {
  namespace: string
  service: string
  /** Empty for the only, unnamed port. */
  portName: string
  protocol: Protocol
  clusterIP: string
  port: number
  /** 0 where there is none. */
  nodePort: number
  externalIPs: readonly string[]
  /** Addresses that a load balancer was given, as status.loadBalancer says. */
  loadBalancerIPs: readonly string[]
  /** For how long a client keeps its endpoint; 0 without session affinity. */
  affinitySeconds: number
  /** Ready ones, in ascending order of address and port, each once. */
  endpoints: readonly Endpoint[]
}

/** Everything a backend realises, in order of namespace, service and port name. */
export type ServicePorts = readonly ServicePort[]
