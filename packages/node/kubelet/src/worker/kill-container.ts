import type { corev1 } from '@orrery/api'
import type { ContainerStatus } from '../runtime/contract.js'
import type { Services } from '../services.js'
import type { KillCause } from './action.js'
import { runHook } from './lifecycle-hook.js'
import { tellOf } from './tell.js'

export interface Killing {
  pod: corev1.Pod
  container: ContainerStatus
  /** Of the event; by default that it is being stopped. */
  message?: string
  graceSeconds: number
}

/** Tells, runs the preStop hook within the grace period, then asks the container to end with what is left of it. */
export async function killContainer(services: Services, killing: Killing): Promise<void> {
  const { pod, container, graceSeconds } = killing
  const { clock, recorder, runtime } = services
  const spec = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].find((one) => one.name === container.name)
  const tell = tellOf(recorder, pod, spec ?? { name: container.name, resources: {} })
  tell('Normal', 'Killing', killing.message ?? `Stopping container ${container.name}`)
  const begun = clock.monotonic()
  const hook = spec?.lifecycle?.preStop
  if (hook && spec && graceSeconds > 0) {
    const error = await runHook(services, { pod, container: spec, containerId: container.id }, hook, graceSeconds * 1000)
    if (error !== undefined) tell('Warning', 'FailedPreStopHook', `PreStopHook failed`)
  }
  const spent = (clock.monotonic() - begun) / 1000
  // A container gets two seconds to end even when its hook took the whole grace period.
  const left = graceSeconds === 0 ? 0 : Math.max(2, graceSeconds - spent)
  await runtime.stopContainer(container.id, spent > 0 ? left : graceSeconds)
}

/** The grace period of a kill by cause: a probe may have its own. */
export function graceFor(pod: corev1.Pod, name: string, cause: KillCause): number {
  const spec = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].find((one) => one.name === name)
  const probe = cause === 'liveness' ? spec?.livenessProbe : cause === 'startup' ? spec?.startupProbe : undefined
  return probe?.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30
}
