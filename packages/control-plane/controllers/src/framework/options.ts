/** Settings of the controllers, under upstream's flag names; durations in milliseconds. */
export interface ControllerOptions {
  /** `--controllers`: names to run, `*` for all, `-name` to leave one out. */
  controllers: readonly string[]
  /** `--cluster-cidr`: where pods get their addresses. */
  clusterCidr: string
  /** `--node-cidr-mask-size`: length of each node's prefix within it. */
  nodeCidrMaskSize: number
  /** `--node-monitor-period`: how often the health of nodes is looked at. */
  nodeMonitorPeriodMs: number
  /** `--node-monitor-grace-period`: how long a node may say nothing before it is Unknown. */
  nodeMonitorGracePeriodMs: number
  /** `--node-startup-grace-period`: the same for a node that never said anything. */
  nodeStartupGracePeriodMs: number
  /** `--node-eviction-rate`: nodes a second that are given NoExecute taints. */
  nodeEvictionRate: number
  /** `--secondary-node-eviction-rate`: the same while many nodes are unhealthy. */
  secondaryNodeEvictionRate: number
  /** `--large-cluster-size-threshold`: up to so many nodes the secondary rate is 0. */
  largeClusterSizeThreshold: number
  /** `--unhealthy-zone-threshold`: the part of a zone's nodes that makes it unhealthy. */
  unhealthyZoneThreshold: number
  /** `--terminated-pod-gc-threshold`: finished pods beyond this number are deleted; 0: never. */
  terminatedPodGcThreshold: number
  /** `--max-endpoints-per-slice`. */
  maxEndpointsPerSlice: number
  /** How often pods are looked through for garbage, and how long a node must be missing before its pods go. */
  podGcPeriodMs: number
  podGcQuarantineMs: number
  /** `--root-ca-file`: PEM of the authority that signs the API server's certificate; empty: none is published. */
  rootCa: string
  /** Evicted after so long from a node that is not ready or unreachable where the pod says nothing of it. */
  defaultTolerationSeconds: number
}

/** Upstream's defaults. */
export const defaultControllerOptions: ControllerOptions = {
  controllers: ['*'],
  clusterCidr: '10.244.0.0/16',
  nodeCidrMaskSize: 24,
  nodeMonitorPeriodMs: 5_000,
  nodeMonitorGracePeriodMs: 40_000,
  nodeStartupGracePeriodMs: 60_000,
  nodeEvictionRate: 0.1,
  secondaryNodeEvictionRate: 0.01,
  largeClusterSizeThreshold: 50,
  unhealthyZoneThreshold: 0.55,
  terminatedPodGcThreshold: 12_500,
  maxEndpointsPerSlice: 100,
  podGcPeriodMs: 20_000,
  podGcQuarantineMs: 40_000,
  rootCa: '',
  defaultTolerationSeconds: 300,
}
