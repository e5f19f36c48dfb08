import type { corev1 } from '@orrery/api'
import type { Allocation } from '../contract.js'
import { assignClusterIP, clusterIPClaims } from './cluster-ips.js'
import { assignFamilies } from './ip-families.js'
import { assignNodePorts, nodePortClaims, NodePorts } from './node-ports.js'

/** Cluster IPs and node ports, each the claim of one service: upstream's allocators without anything to repair. */
export const serviceAllocation: Allocation<corev1.Service> = {
  claims(service, old, taken, context) {
    const families = assignFamilies(service.spec, old?.spec, context.options.serviceClusterIPRange)
    if (families.length > 0) return families
    const addresses = assignClusterIP(service, old, taken, context)
    if (addresses.length > 0) return addresses
    const ports = assignNodePorts(service, new NodePorts(old?.spec, taken, context))
    if (ports.length > 0) return ports
    return [...clusterIPClaims(service, context), ...nodePortClaims(service)]
  },
}
