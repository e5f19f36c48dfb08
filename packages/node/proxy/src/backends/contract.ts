import type { ServicePorts } from '../model/service-port.js'

/**
 * Makes service ports real on one node. `sync` brings about exactly what it is given, whatever stood before, and
 * touches nothing that is not its own; repeated with the same value it changes nothing. `intact` tells cheaply
 * whether somebody took away what it had made. `cleanup` removes everything it ever made, also by an earlier process.
 */
export interface ProxyBackend {
  sync(ports: ServicePorts): Promise<void>
  intact(): Promise<boolean>
  cleanup(): Promise<void>
}
