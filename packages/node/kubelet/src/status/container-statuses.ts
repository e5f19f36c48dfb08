import type { corev1 } from '@orrery/api'
import type { ContainerStatus } from '../runtime/contract.js'
import { apiTime } from './api-time.js'
import { instancesOf, isSidecar, shouldStart, type ProbeVerdicts, type WaitingReason } from './container-view.js'

export interface ContainerStatusInput {
  pod: corev1.Pod
  /** Of the pod, all instances. */
  containers: readonly ContainerStatus[]
  /** Why a container could not be started last time. */
  waiting: ReadonlyMap<string, WaitingReason>
  probes: ProbeVerdicts
  /** The scheme of container ids. */
  runtimeName: string
  /** Nothing will be started any more. */
  terminating: boolean
}

/** The statuses of the pod's init containers or of its containers, in the order of the spec. */
export function containerStatuses(input: ContainerStatusInput, specs: readonly corev1.Container[]): corev1.ContainerStatus[] {
  const init = new Set(input.pod.spec.initContainers)
  return specs.map((spec) => containerStatus(input, spec, init.has(spec)))
}

function containerStatus(input: ContainerStatusInput, spec: corev1.Container, init: boolean): corev1.ContainerStatus {
  const [newest, previous] = instancesOf(input.containers, spec.name)
  const status = newest ? knownStatus(input, spec, newest, previous) : absentStatus(input, spec)
  const running = status.state.running !== undefined && newest !== undefined
  const started = running && input.probes.started(newest.id)
  const completedInit = init && !isSidecar(spec)
  status.started = completedInit ? false : started
  status.ready = completedInit
    ? status.state.terminated?.exitCode === 0
    : started && input.probes.ready(newest?.id ?? '')
  return { ...status, ...mountsOf(spec), ...(running ? resourcesOf(spec) : {}) }
}

function knownStatus(
  input: ContainerStatusInput,
  spec: corev1.Container,
  newest: ContainerStatus,
  previous: ContainerStatus | undefined,
): corev1.ContainerStatus {
  const status: corev1.ContainerStatus = {
    name: spec.name,
    state: stateOf(newest, input.runtimeName),
    lastState: previous?.state === 'exited' ? stateOf(previous, input.runtimeName) : {},
    ready: false,
    restartCount: newest.attempt,
    image: newest.image,
    imageID: newest.imageId,
    containerID: `${input.runtimeName}://${newest.id}`,
  }
  const waiting = input.waiting.get(spec.name)
  if (!waiting || newest.state === 'running' || input.terminating) return status
  if (!isSidecar(spec) && !shouldStart(input.pod, newest)) return status
  if (status.state.terminated) status.lastState = status.state
  status.state = { waiting }
  return status
}

/** Upstream reports a container the runtime has lost as unknown, with the exit code of a killed one. */
function absentStatus(input: ContainerStatusInput, spec: corev1.Container): corev1.ContainerStatus {
  const { pod } = input
  const known = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])]
  const before = known.find((one) => one.name === spec.name)
  const fresh = (pod.spec.initContainers ?? []).length > 0 ? 'PodInitializing' : 'ContainerCreating'
  const status: corev1.ContainerStatus = {
    name: spec.name,
    state: before?.state.terminated ? before.state : { waiting: input.waiting.get(spec.name) ?? { reason: fresh } },
    lastState: before?.lastState ?? {},
    ready: false,
    restartCount: before?.restartCount ?? 0,
    image: before?.image ?? spec.image ?? '',
    imageID: before?.imageID ?? '',
  }
  if (before?.state.terminated && before.containerID !== undefined) status.containerID = before.containerID
  if (before?.state.running) lost(status, input.terminating)
  return status
}

function lost(status: corev1.ContainerStatus, terminating: boolean): void {
  const terminated: corev1.ContainerStateTerminated = {
    exitCode: 137,
    reason: 'ContainerStatusUnknown',
    message: 'The container could not be located when the pod was terminated',
    startedAt: null,
    finishedAt: null,
  }
  if (terminating) status.state = { terminated }
  else {
    const message = 'The container could not be located when the pod was deleted.  The container used to be Running'
    status.lastState = { terminated: { ...terminated, message } }
  }
}

function stateOf(one: ContainerStatus, runtimeName: string): corev1.ContainerState {
  if (one.state === 'running') return { running: { startedAt: apiTime(one.startedAt ?? one.createdAt) } }
  if (one.state !== 'exited') return { waiting: { reason: 'ContainerCreating' } }
  const terminated: corev1.ContainerStateTerminated = {
    exitCode: one.exitCode ?? 137,
    reason: one.reason ?? (one.exitCode === 0 ? 'Completed' : 'Error'),
    startedAt: one.startedAt === undefined ? null : apiTime(one.startedAt),
    finishedAt: one.finishedAt === undefined ? null : apiTime(one.finishedAt),
    containerID: `${runtimeName}://${one.id}`,
  }
  if (one.message !== undefined) terminated.message = one.message
  return { terminated }
}

function mountsOf(spec: corev1.Container): Pick<corev1.ContainerStatus, 'volumeMounts'> {
  if (!spec.volumeMounts?.length) return {}
  const volumeMounts = spec.volumeMounts.map((mount): corev1.VolumeMountStatus => ({
    name: mount.name,
    mountPath: mount.mountPath,
    ...(mount.readOnly ? { readOnly: true, recursiveReadOnly: 'Disabled' } : {}),
  }))
  return { volumeMounts }
}

function resourcesOf(spec: corev1.Container): Pick<corev1.ContainerStatus, 'resources' | 'allocatedResources'> {
  const { requests, limits } = spec.resources
  const resources = { ...(limits ? { limits } : {}), ...(requests ? { requests } : {}) }
  return requests ? { allocatedResources: requests, resources } : { resources }
}
