import type { Duplex } from 'node:stream'

export interface RuntimeVersion {
  version: string
}

export interface PodIdentity {
  uid: string
  name: string
  namespace: string
}

export interface PortMapping {
  containerPort: number
  hostPort: number
  hostIp?: string
  protocol: 'TCP' | 'UDP' | 'SCTP'
}

/** What a pod's containers share. `attempt` grows by one with each sandbox of the same pod. */
export interface SandboxConfig {
  pod: PodIdentity
  attempt: number
  hostname: string
  hostNetwork: boolean
  /** Published on the host; only those with a host port. */
  ports: readonly PortMapping[]
  dns?: { servers: readonly string[]; searches: readonly string[]; options: readonly string[] }
  /** Extra lines of /etc/hosts. */
  hostAliases: readonly { ip: string; hostnames: readonly string[] }[]
  sysctls: Readonly<Record<string, string>>
}

export interface Sandbox {
  id: string
  pod: PodIdentity
  attempt: number
  /** `ready` while its network exists. */
  ready: boolean
  hostNetwork: boolean
  /** Milliseconds since the epoch. */
  createdAt: number
  /** Empty for a host network pod and where the network is gone. */
  ips: readonly string[]
}

export interface Mount {
  hostPath: string
  containerPath: string
  readOnly: boolean
}

/** Limits as the kernel takes them; an absent one is not set. */
export interface ContainerResources {
  cpuShares?: number
  /** Microseconds of CPU per `cpuPeriod` microseconds. */
  cpuQuota?: number
  cpuPeriod?: number
  memoryBytes?: number
  oomScoreAdj?: number
}

export interface ContainerSecurity {
  user?: string
  groups: readonly string[]
  privileged: boolean
  readOnlyRootFilesystem: boolean
  noNewPrivileges: boolean
  addCapabilities: readonly string[]
  dropCapabilities: readonly string[]
}

/** Everything the kubelet needs back after its own restart is here, and in the container's status again. */
export interface ContainerConfig {
  pod: PodIdentity
  name: string
  /** Which instance of this container in the pod; equals its restart count. */
  attempt: number
  /** Of the container's spec; a different one means another definition. */
  hash: string
  image: string
  /** Replaces the image's entrypoint when not empty. */
  command: readonly string[]
  args: readonly string[]
  workingDir?: string
  env: readonly { name: string; value: string }[]
  mounts: readonly Mount[]
  resources: ContainerResources
  security: ContainerSecurity
  stdin: boolean
  stdinOnce: boolean
  tty: boolean
  /** Ports the container says it listens on. */
  ports: readonly number[]
  /** The pod's annotations, for runtimes whose behaviour is asked for there. */
  annotations: Readonly<Record<string, string>>
}

export interface ContainerStatus {
  id: string
  sandboxId: string
  pod: PodIdentity
  name: string
  attempt: number
  hash: string
  image: string
  imageId: string
  state: 'created' | 'running' | 'exited' | 'unknown'
  /** Milliseconds since the epoch; absent until it happened. */
  createdAt: number
  startedAt?: number
  /** Never before `startedAt`. */
  finishedAt?: number
  exitCode?: number
  /** `Completed`, `Error`, `OOMKilled`, `ContainerCannotRun`. */
  reason?: string
  message?: string
}

export interface ImageStatus {
  id: string
  tags: readonly string[]
  digests: readonly string[]
  sizeBytes: number
}

export interface ExecResult {
  /** Undefined when the timeout ended it. */
  exitCode: number | undefined
  /** Standard output and error in the order read, at most 16 KiB. */
  output: string
}

export interface LogOptions {
  follow?: boolean
  /** Only the last lines. */
  tailLines?: number
  /** Milliseconds since the epoch; only lines not older. */
  since?: number
  signal?: AbortSignal
}

export interface LogEntry {
  stream: 'stdout' | 'stderr'
  /** RFC 3339 with nanoseconds. */
  time: string
  /** With its line end, unless the container has not written it. */
  bytes: Uint8Array
}

export interface ContainerStats {
  id: string
  pod: PodIdentity
  name: string
  cpuNanoCores: number
  cpuCoreNanoSeconds: number
  memoryWorkingSetBytes: number
  memoryUsageBytes: number
}

export interface PodFilter {
  podUid?: string
}

/** An error of the runtime whose text is for the user: it goes into events and statuses unchanged. */
export class RuntimeError extends Error {
  readonly kind: 'not-found' | 'unavailable' | 'refused' | 'invalid'

  constructor(kind: RuntimeError['kind'], message: string) {
    super(message)
    this.name = 'RuntimeError'
    this.kind = kind
  }
}

/**
 * What runs containers, modelled on the Container Runtime Interface. All operations may be repeated: stopping what is
 * stopped and removing what is gone succeed. A sandbox or container of another node is never shown or touched.
 * When the engine cannot be reached, operations fail with a RuntimeError of kind `unavailable`.
 */
export interface Runtime {
  /** The scheme of container ids and of the node's containerRuntimeVersion: `docker`, `hollow`. */
  readonly name: string
  /** Containers are imagined: there is no file system to prepare and no environment to fill for them. */
  readonly simulated: boolean
  /** Pods are reached through `dial` alone, not by their addresses. */
  readonly dialOnly: boolean
  /** Every change is told to `subscribe`'s listener, so that nobody need ask. */
  readonly evented: boolean

  version(): Promise<RuntimeVersion>
  /** Where sandboxes get their addresses from; must be called before the first one that has a network. */
  setPodCidr(cidr: string): Promise<void>

  /** Creates and starts; resolves to its id when the network is there. */
  runPodSandbox(config: SandboxConfig): Promise<string>
  /** Ends its containers at once and gives the address back. */
  stopPodSandbox(id: string): Promise<void>
  /** Removes it with its containers. */
  removePodSandbox(id: string): Promise<void>
  listPodSandboxes(filter?: PodFilter): Promise<Sandbox[]>

  createContainer(sandboxId: string, config: ContainerConfig): Promise<string>
  startContainer(id: string): Promise<void>
  /** Asks, waits up to `graceSeconds`, then kills; resolves when it has ended. */
  stopContainer(id: string, graceSeconds: number): Promise<void>
  removeContainer(id: string): Promise<void>
  listContainers(filter?: PodFilter): Promise<ContainerStatus[]>

  /** Resolves to the image's id. */
  pullImage(image: string): Promise<string>
  imageStatus(image: string): Promise<ImageStatus | undefined>
  listImages(): Promise<ImageStatus[]>

  execSync(id: string, command: readonly string[], timeoutMs: number): Promise<ExecResult>
  /** Ends at the last line, or with `follow` when the container has ended and everything was read. */
  logs(id: string, options?: LogOptions): AsyncIterable<LogEntry>
  stats(filter?: PodFilter): Promise<ContainerStats[]>
  /** A TCP connection to a port of the pod. Fails with `refused` where nobody listens. */
  dial(podUid: string, port: number): Promise<Duplex>

  /** Calls `changed` with the pod's uid soon after something of it changed. Returns the way to end it. */
  subscribe(changed: (podUid: string) => void): () => void
  /** Removes every sandbox, container and network of this node. */
  cleanup(): Promise<void>
}
