import type { ServiceAccountKey } from '@orrery/pki'
import type { AdmissionOptions } from './admission/contract.js'
import type { RuntimeConfig } from './registry/runtime-config.js'
import type { ServerRanges } from './resources/contract.js'

/** A PEM encoded certificate and its key. */
export interface KeyPair {
  cert: string
  key: string
}

/** What the server's behaviour depends on, as plain values. */
export interface ServerOptions extends ServerRanges, AdmissionOptions {
  /** What the `kubernetes` Service leads to. */
  advertiseAddress: string
  securePort: number
  /** Seconds an Event is kept. */
  eventTtl: number
  /** Bytes a request body may have. */
  maxRequestBodyBytes: number
  /** Seconds a watch lasts at least where the client names no timeout; at most twice as long. */
  minRequestTimeout: number
  /** Signs service accounts' tokens; one that ends with the process where none is given. */
  serviceAccountKey?: ServiceAccountKey
  /** `--service-account-issuer`: who tokens say they are from. */
  serviceAccountIssuer: string
  /** `--service-account-jwks-uri`: where others find the keys of tokens; empty: on this server. */
  serviceAccountJwksUri: string
  /** `--api-audiences`: whom tokens must be made for to be believed here. */
  apiAudiences: readonly string[]
  /** `--runtime-config`: which of the built-in APIs are served. */
  runtimeConfig: RuntimeConfig
  /** `--profiling`: whether `/debug` is there for callers on this machine. */
  profiling: boolean
  /** Requests answered at a time that read, and that write; 0: any number. Long-running ones are not counted. */
  maxRequestsInflight: number
  maxMutatingRequestsInflight: number
  /** Names by which the plain listener may be called, without port; `*`: any. An IPv6 address is in brackets. */
  insecureAllowedHosts: readonly string[]
  /** What the server shows kubelets when it asks them for logs and forwards to them. */
  kubeletClient?: KeyPair
  /** PEM of the authority that signs kubelets' serving certificates. */
  kubeletCa?: string
}

export const defaultOptions: ServerOptions = {
  serviceClusterIPRange: '10.96.0.0/12',
  serviceNodePortRange: { from: 30000, to: 32767 },
  advertiseAddress: '127.0.0.1',
  securePort: 6443,
  eventTtl: 3600,
  maxRequestBodyBytes: 3 * 1024 * 1024,
  minRequestTimeout: 1800,
  maxRequestsInflight: 400,
  maxMutatingRequestsInflight: 200,
  insecureAllowedHosts: ['localhost', '127.0.0.1', '[::1]'],
  serviceAccountIssuer: 'https://kubernetes.default.svc.cluster.local',
  serviceAccountJwksUri: '',
  apiAudiences: ['https://kubernetes.default.svc.cluster.local'],
  runtimeConfig: {},
  profiling: true,
  enableAdmissionPlugins: [],
  disableAdmissionPlugins: [],
}
