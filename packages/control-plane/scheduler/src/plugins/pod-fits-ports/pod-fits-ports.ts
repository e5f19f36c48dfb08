import { resolvable, type FilterPlugin } from '../../framework/plugin.js'
import type { HostPort } from '../../framework/pod-info.js'

const rejection = resolvable("node(s) didn't have free ports for the requested pod ports")
const anyAddress = '0.0.0.0'

/** Two ports of the host clash when number and protocol are equal and the addresses are, or one stands for all. */
export function clash(a: HostPort, b: HostPort): boolean {
  if (a.port !== b.port || a.protocol !== b.protocol) return false
  return a.ip === b.ip || a.ip === anyAddress || b.ip === anyAddress
}

export const podFitsPorts: FilterPlugin = {
  name: 'PodFitsPorts',
  wokenBy: ['node-added', 'pod-removed'],
  filter: ({ hostPorts }, { portHolders }) => {
    if (hostPorts.length === 0 || portHolders.length === 0) return undefined
    const taken = portHolders.flatMap((holder) => holder.hostPorts)
    return hostPorts.some((port) => taken.some((other) => clash(port, other))) ? rejection : undefined
  },
}
