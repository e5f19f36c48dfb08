import { cpus, hostname, totalmem } from 'node:os'
import type { corev1 } from '@orrery/api'
import type { ServerTls } from '@orrery/transport'

/** Where the kubelet's own HTTP server listens. With `tls`, clients must show a certificate of `clientCa`. */
export interface KubeletServerOptions {
  host: string
  /** 0 picks a free one. */
  port: number
  tls?: ServerTls
}

/** Upstream's flags, by their names. Durations are milliseconds. */
export interface KubeletOptions {
  /** `--hostname-override`; the name of the node. */
  nodeName: string
  /** `--node-ip`: where the API server reaches this kubelet, and the host address of its pods. */
  nodeIp: string
  /** `--register-node` */
  registerNode: boolean
  /** `--node-labels` */
  nodeLabels: Readonly<Record<string, string>>
  /** `--register-with-taints` */
  registerWithTaints: readonly corev1.Taint[]
  /** `--node-status-update-frequency` */
  nodeStatusUpdateFrequency: number
  /** How often an unchanged status is written all the same; the Lease says in between that the node lives. */
  nodeStatusReportFrequency: number
  /** `--max-pods` */
  maxPods: number
  /** What the node has: quantities of cpu, memory, ephemeral-storage. */
  capacity: Readonly<Record<string, string>>
  /** `--pod-cidr`: without it (or empty), the node's spec.podCIDR is waited for. */
  podCidr?: string
  /** `--cluster-dns` */
  clusterDns: readonly string[]
  /** `--cluster-domain` */
  clusterDomain: string
  /** `--root-dir`: volumes live below it. */
  rootDir: string
  /** How often the runtime is asked for what changed, where it does not tell. */
  relistPeriod: number
  /** Absent: no server. */
  server?: KubeletServerOptions
  kubeletVersion: string
}

/** Upstream's defaults; the machine's own size where none is given. */
export function kubeletOptions(given: Partial<KubeletOptions>): KubeletOptions {
  return {
    nodeName: hostname().toLowerCase(),
    nodeIp: '127.0.0.1',
    registerNode: true,
    nodeLabels: {},
    registerWithTaints: [],
    nodeStatusUpdateFrequency: 10_000,
    nodeStatusReportFrequency: 300_000,
    maxPods: 110,
    capacity: {
      cpu: String(cpus().length),
      memory: `${Math.floor(totalmem() / 1024)}Ki`,
      'ephemeral-storage': '100Gi',
    },
    clusterDns: [],
    clusterDomain: 'cluster.local',
    rootDir: '/var/lib/orrery/kubelet',
    relistPeriod: 1000,
    kubeletVersion: 'v1.34.0+orrery',
    ...given,
  }
}
