import type { corev1 } from '@orrery/api'
import type { ContainerStatus, Sandbox } from '../runtime/contract.js'
import { instancesOf, type ProbeVerdicts } from '../status/container-view.js'
import { containerHash } from './container-hash.js'

export interface PlanInput {
  pod: corev1.Pod
  sandboxes: readonly Sandbox[]
  containers: readonly ContainerStatus[]
  probes: Pick<ProbeVerdicts, 'started' | 'failed'>
  /** Names of containers that were killed in order to be started again, whatever the restart policy. */
  forced: ReadonlySet<string>
  /** Milliseconds until the container may be started (again). */
  delay(name: string, newest: ContainerStatus | undefined): number
}

/** The newest instance in the pod's current sandbox and whether it runs the spec's definition. */
export interface CurrentInstance {
  newest: ContainerStatus | undefined
  running: boolean
  changed: boolean
}

export function currentInstance(input: PlanInput, spec: corev1.Container, sandbox: Sandbox): CurrentInstance {
  const [newest] = instancesOf(input.containers, spec.name)
  const running = newest?.state === 'running' && newest.sandboxId === sandbox.id
  return { newest, running, changed: running && newest.hash !== containerHash(spec) }
}

/** One more than any instance the runtime or the API knows of. */
export function nextAttempt(input: PlanInput, name: string): number {
  const attempts = instancesOf(input.containers, name).map((one) => one.attempt)
  const { containerStatuses = [], initContainerStatuses = [] } = input.pod.status
  const reported = [...containerStatuses, ...initContainerStatuses].find((one) => one.name === name)
  const begun = reported && (reported.containerID !== undefined || reported.lastState.terminated !== undefined)
  return Math.max(-1, ...attempts, begun ? reported.restartCount : -1) + 1
}
