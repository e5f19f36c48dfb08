import type { corev1 } from '@orrery/api'
import { containerEnvironment } from '../environment/container-environment.js'
import type { Tell } from '../images/image-puller.js'
import type { ContainerConfig } from '../runtime/contract.js'
import type { Services } from '../services.js'
import { instancesOf } from '../status/container-view.js'
import type { VolumePaths } from '../volumes/volume-manager.js'
import type { Action } from './action.js'
import { containerConfig } from './container-config.js'
import { containerHash } from './container-hash.js'
import { rootRefusal } from './container-security.js'
import { killContainer } from './kill-container.js'
import { runHook } from './lifecycle-hook.js'
import { crashKey, type Observed, type PodRecord } from './pod-record.js'
import { StartFailure } from './start-failure.js'
import { setUpVolumes } from './set-up-volumes.js'
import { tellOf } from './tell.js'
import { makeTerminationLog, terminationLogPath } from './termination-message.js'

type Start = Extract<Action, { type: 'start-container' }>

/** Brings one container up: volumes, image, environment, the container itself, its postStart hook. */
export async function startContainer(services: Services, record: PodRecord, seen: Observed, action: Start): Promise<void> {
  const { pod } = record
  const spec = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].find((one) => one.name === action.name)
  if (!spec) return
  const tell = tellOf(services.recorder, pod, spec)
  try {
    const volumes = await prepareVolumes(services, record)
    await ensureImage(services, pod, spec, tell)
    if (record.pod.metadata.deletionTimestamp !== undefined) throw new StartFailure({ retryMs: 0 })
    const config = await configure(services, record, spec, action.attempt, volumes)
    await run(services, record, seen, spec, action.sandboxId, config, tell)
    record.waiting.delete(spec.name)
    record.retryAt.delete(spec.name)
    record.forced.delete(spec.name)
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error
    if (error.waiting) record.waiting.set(spec.name, error.waiting)
    record.retryAt.set(spec.name, services.clock.now() + error.retryMs)
    if (error.event !== undefined) tell('Warning', 'Failed', `Error: ${error.event}`)
  }
}

async function prepareVolumes(services: Services, record: PodRecord): Promise<VolumePaths> {
  try {
    return await setUpVolumes(services, record)
  } catch (error) {
    services.recorder.event(record.pod, 'Warning', 'FailedMount', textOf(error))
    throw new StartFailure({ retryMs: 2000 })
  }
}

async function ensureImage(services: Services, pod: corev1.Pod, spec: corev1.Container, tell: Tell): Promise<void> {
  const outcome = await services.images.ensure(pod, spec, tell)
  if (outcome.ready) return
  const { waiting, retryMs } = outcome
  throw new StartFailure({ waiting, retryMs, event: waiting.reason })
}

async function configure(
  services: Services,
  record: PodRecord,
  container: corev1.Container,
  attempt: number,
  volumes: VolumePaths,
): Promise<ContainerConfig> {
  const { pod, podIps } = record
  const { options, references, runtime } = services
  try {
    const refusal = rootRefusal(pod, container)
    if (refusal !== undefined) throw new Error(refusal)
    const around = { hostIp: options.nodeIp, podIps }
    const allocatable = options.capacity
    const input = { pod, container, around, allocatable, references, services: !runtime.simulated }
    const env = await containerEnvironment(input)
    const memory = options.capacity['memory'] ?? '0'
    const base = { pod, container, attempt, env, volumes, memory }
    if (runtime.simulated) return containerConfig(base)
    const terminationLog = terminationLogPath(services.volumes.podDirectory(pod.metadata.uid), container.name, attempt)
    await makeTerminationLog(terminationLog)
    return containerConfig({ ...base, terminationLog })
  } catch (error) {
    const message = textOf(error)
    throw new StartFailure({ waiting: { reason: 'CreateContainerConfigError', message }, retryMs: 10_000, event: message })
  }
}

async function run(
  services: Services,
  record: PodRecord,
  seen: Observed,
  spec: corev1.Container,
  sandboxId: string,
  config: ContainerConfig,
  tell: Tell,
): Promise<void> {
  const { runtime, crashes, clock } = services
  const { pod } = record
  const id = await attempt('CreateContainerError', () => runtime.createContainer(sandboxId, config))
  tell('Normal', 'Created', `Created container: ${spec.name}`)
  const [before] = instancesOf(seen.containers, spec.name)
  if (before?.state === 'exited') crashes.next(crashKey(pod.metadata.uid, spec.name, containerHash(spec)), clock.now())
  await attempt('RunContainerError', () => runtime.startContainer(id))
  tell('Normal', 'Started', `Started container ${spec.name}`)
  const hook = spec.lifecycle?.postStart
  if (!hook) return
  const error = await runHook(services, { pod, container: spec, containerId: id }, hook, 60_000)
  if (error === undefined) return
  tell('Warning', 'FailedPostStartHook', 'PostStartHook failed')
  const container = (await runtime.listContainers({ podUid: pod.metadata.uid })).find((one) => one.id === id)
  const message = `FailedPostStartHook`
  const graceSeconds = pod.spec.terminationGracePeriodSeconds ?? 30
  if (container) await killContainer(services, { pod, container, message, graceSeconds })
  throw new StartFailure({ waiting: { reason: 'PostStartHookError', message: error }, retryMs: 0 })
}

async function attempt<T>(reason: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const message = textOf(error)
    throw new StartFailure({ waiting: { reason, message }, retryMs: 10_000, event: message })
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
