import { duration, text, toggle } from '@orrery/kit'
import { clientFlags } from './client-flags.js'

/** Of `orrery proxy`, under upstream's names where it has them. */
export const proxyFlags = {
  ...clientFlags,
  'cluster-cidr': text('', 'pods’ addresses: traffic to cluster IPs from elsewhere is masqueraded', 'CIDR'),
  'iptables-sync-period': duration(30_000, 'how often everything is compared with what stands'),
  'iptables-min-sync-period': duration(20, 'changes closer together than this are made real together'),
  'legacy-service-port-names': toggle(false, 'call unnamed ports ns/name: as before Kubernetes 1.14'),
  cleanup: toggle(false, 'remove every rule of the proxy and end'),
}
