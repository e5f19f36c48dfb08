import type { ContainerConfig, ContainerStatus, PodIdentity, Runtime, SandboxConfig } from '../contract.js'

/** What an implementation brings to the suite. */
export interface Subject {
  /** The runtime of a node; each call with the same name gives a new object that sees the same containers. */
  runtime: (node: string) => Promise<Runtime>
  /** An image that can be had and has a shell, sleep and a web server, as busybox does. */
  image: string
  /** An image that cannot be had. */
  missingImage: string
  /** Where addresses come from. */
  podCidr: string
}

export interface Bench {
  subject: Subject
  runtime: Runtime
  /** A ready sandbox of a new pod. */
  sandbox: (name: string) => Promise<{ id: string; pod: PodIdentity }>
  /** A started container in a new pod. */
  started: (name: string, config: Partial<ContainerConfig>) => Promise<{ id: string; pod: PodIdentity; sandboxId: string }>
  /** The container's status as soon as it is as asked. */
  when: (id: string, state: ContainerStatus['state']) => Promise<ContainerStatus>
}

export interface Case {
  name: string
  run: (bench: Bench) => Promise<void>
}

export function sandboxConfig(pod: PodIdentity, attempt = 0): SandboxConfig {
  return { pod, attempt, hostname: pod.name, hostNetwork: false, ports: [], hostAliases: [], sysctls: {} }
}

export function containerConfig(pod: PodIdentity, image: string, more: Partial<ContainerConfig>): ContainerConfig {
  return {
    pod,
    name: 'main',
    attempt: 0,
    hash: 'abc',
    image,
    command: ['sleep', '600'],
    args: [],
    env: [],
    mounts: [],
    resources: {},
    security: {
      groups: [],
      privileged: false,
      readOnlyRootFilesystem: false,
      noNewPrivileges: false,
      addCapabilities: [],
      dropCapabilities: [],
    },
    stdin: false,
    stdinOnce: false,
    tty: false,
    ports: [],
    annotations: {},
    ...more,
  }
}
