import { duration, integer, text } from '@orrery/kit'
import { clientFlags } from './client-flags.js'

/** Of `orrery controller-manager`, under upstream's names. */
export const controllerManagerFlags = {
  ...clientFlags,
  controllers: text('*', 'which to run: names, * for all, -name to leave one out', 'LIST'),
  'root-ca-file': text('', 'authority that pods trust; default: the one below --data-dir, or the kubeconfig’s', 'FILE'),
  'data-dir': text('', 'the cluster’s data, for its certificates; default: ~/.orrery', 'DIR'),
  'cluster-cidr': text('10.244.0.0/16', 'where pods get their addresses', 'CIDR'),
  'node-cidr-mask-size': integer(24, 'length of each node’s prefix within it', { from: 8, to: 30 }),
  'node-monitor-period': duration(5000, 'how often the health of nodes is looked at'),
  'node-monitor-grace-period': duration(40_000, 'how long a node may say nothing before it is Unknown'),
  'node-startup-grace-period': duration(60_000, 'the same for a node that never said anything'),
  'terminated-pod-gc-threshold': integer(12_500, 'finished pods beyond this are deleted; 0: never', { from: 0, to: 1e9 }),
  'max-endpoints-per-slice': integer(100, 'endpoints in one EndpointSlice', { from: 1, to: 1000 }),
}
