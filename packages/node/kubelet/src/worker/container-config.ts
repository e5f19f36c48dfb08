import { join, posix } from 'node:path'
import { wholeNumber, type corev1 } from '@orrery/api'
import { expand } from '../environment/expand.js'
import type { Variable } from '../environment/service-variables.js'
import { tagged } from '../images/image-puller.js'
import type { ContainerConfig, Mount, PodIdentity } from '../runtime/contract.js'
import { qosClassOf } from '../status/qos-class.js'
import type { VolumePaths } from '../volumes/volume-manager.js'
import { containerHash } from './container-hash.js'
import { containerResources } from './container-resources.js'
import { containerSecurity } from './container-security.js'

export interface ContainerConfigInput {
  pod: corev1.Pod
  container: corev1.Container
  attempt: number
  env: readonly Variable[]
  volumes: VolumePaths
  /** The node's memory as a quantity. */
  memory: string
  /** A file of the node that is mounted as the termination log. */
  terminationLog?: string
}

export function podIdentity({ metadata }: corev1.Pod): PodIdentity {
  return { uid: metadata.uid, name: metadata.name, namespace: metadata.namespace ?? 'default' }
}

/** Everything the runtime needs to make one container of a pod. Throws an Error for a mount that cannot be. */
export function containerConfig(input: ContainerConfigInput): ContainerConfig {
  const { pod, container, env } = input
  const values = new Map(env.map(({ name, value }) => [name, value]))
  const expanded = (words: readonly string[] = []): string[] =>
    words.map((word) => expand(word, (name) => values.get(name)))
  return {
    pod: podIdentity(pod),
    name: container.name,
    attempt: input.attempt,
    hash: containerHash(container),
    image: tagged(container.image ?? ''),
    command: expanded(container.command),
    args: expanded(container.args),
    ...(container.workingDir ? { workingDir: container.workingDir } : {}),
    env,
    mounts: mountsOf(input, values),
    resources: containerResources(container, pod.status.qosClass ?? qosClassOf(pod), wholeNumber(input.memory)),
    security: containerSecurity(pod, container),
    stdin: container.stdin ?? false,
    stdinOnce: container.stdinOnce ?? false,
    tty: container.tty ?? false,
    ports: (container.ports ?? []).map((port) => port.containerPort),
    annotations: pod.metadata.annotations ?? {},
  }
}

function mountsOf(input: ContainerConfigInput, values: ReadonlyMap<string, string>): Mount[] {
  const { container, volumes, terminationLog } = input
  const mounts = (container.volumeMounts ?? []).map((mount): Mount => {
    const base = volumes.get(mount.name)
    if (base === undefined) throw new Error(`volume "${mount.name}" is not prepared`)
    const below = mount.subPathExpr === undefined ? mount.subPath : expand(mount.subPathExpr, (name) => values.get(name))
    return {
      hostPath: below ? withinVolume(base, below) : base,
      containerPath: mount.mountPath,
      readOnly: mount.readOnly ?? false,
    }
  })
  if (terminationLog === undefined) return mounts
  const containerPath = container.terminationMessagePath ?? '/dev/termination-log'
  return [...mounts, { hostPath: terminationLog, containerPath, readOnly: false }]
}

function withinVolume(base: string, below: string): string {
  const path = posix.normalize(below)
  if (path.startsWith('..') || path.startsWith('/')) throw new Error(`subPath "${below}" must stay below its volume`)
  return join(base, path)
}
