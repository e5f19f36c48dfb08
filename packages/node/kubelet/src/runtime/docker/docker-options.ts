import type { Clock, Logger } from '@orrery/kit'

export interface DockerOptions {
  clock: Clock
  logger: Logger
  /** Whose containers these are. */
  nodeName: string
  /** The engine's socket; a path, `unix://` before it or not. */
  socketPath?: string
  /** `--pod-infra-container-image` */
  pauseImage?: string
  /** The engine's network namespace (`/run/netns/x`), where it is not this process's own. */
  engineNamespace?: string
  /** Whether pods are reached through the kubelet alone; by default where their addresses cannot be routed from here. */
  dialOnly?: boolean
}

export const defaultPauseImage = 'registry.k8s.io/pause:3.10'

export function socketOf(path = '/var/run/docker.sock'): string {
  return path.replace(/^unix:\/\//, '')
}
