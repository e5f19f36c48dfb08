import type { corev1 } from '@orrery/api'
import type { ContainerStatus, Sandbox } from '../runtime/contract.js'
import { apiTime } from './api-time.js'
import { conditionsOf } from './conditions.js'
import { containerStatuses } from './container-statuses.js'
import type { ProbeVerdicts, WaitingReason } from './container-view.js'
import { phaseOf } from './phase.js'
import { qosClassOf } from './qos-class.js'

/** Ends the pod whatever its containers do: rejected, past its deadline. */
export interface Sentence {
  reason: string
  message: string
}

export interface PodStatusInput {
  pod: corev1.Pod
  sandboxes: readonly Sandbox[]
  containers: readonly ContainerStatus[]
  waiting: ReadonlyMap<string, WaitingReason>
  probes: ProbeVerdicts
  runtimeName: string
  hostIp: string
  /** Milliseconds since the epoch when this kubelet first saw the pod. */
  startedAt: number
  now: number
  /** Nothing will be started any more, and what runs is being ended. */
  terminating: boolean
  sentence?: Sentence
}

/** The pod's status as the kubelet reports it: everything it owns, and what others wrote unchanged. */
export function podStatus(input: PodStatusInput): corev1.PodStatus {
  const { pod, sandboxes, terminating, sentence, now } = input
  const init = containerStatuses(input, pod.spec.initContainers ?? [])
  const regular = containerStatuses(input, pod.spec.containers)
  const running = input.containers.some((one) => one.state === 'running')
  const terminal = (terminating || sentence !== undefined) && !running
  const phase = finalPhase(pod, sentence, phaseOf(pod, init, regular, terminal))
  const sandboxReady = sandboxes.some((one) => one.ready)
  const conditions = conditionsOf({ pod, phase, init, regular, sandboxReady, now: apiTime(now) })
  const { generation } = pod.metadata
  const { status: before } = pod
  return {
    ...kept(before),
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    phase,
    conditions,
    ...(sentence ?? lasting(before)),
    hostIP: input.hostIp,
    hostIPs: [{ ip: input.hostIp }],
    ...addresses(input),
    startTime: before.startTime ?? apiTime(input.startedAt),
    ...(init.length > 0 ? { initContainerStatuses: init } : {}),
    containerStatuses: regular,
    qosClass: before.qosClass ?? qosClassOf(pod),
  }
}

/** A phase that is final stays. */
function finalPhase(pod: corev1.Pod, sentence: Sentence | undefined, computed: string): string {
  const { phase } = pod.status
  if (phase === 'Succeeded' || phase === 'Failed') return phase
  return sentence ? 'Failed' : computed
}

function kept(before: corev1.PodStatus): Partial<corev1.PodStatus> {
  const { nominatedNodeName, resourceClaimStatuses, ephemeralContainerStatuses } = before
  return {
    ...(nominatedNodeName === undefined ? {} : { nominatedNodeName }),
    ...(resourceClaimStatuses === undefined ? {} : { resourceClaimStatuses }),
    ...(ephemeralContainerStatuses === undefined ? {} : { ephemeralContainerStatuses }),
  }
}

/** Why an ended pod ended, kept. */
function lasting({ phase, reason, message }: corev1.PodStatus): Partial<corev1.PodStatus> {
  if (phase !== 'Failed') return {}
  return { ...(reason === undefined ? {} : { reason }), ...(message === undefined ? {} : { message }) }
}

/** An ended sandbox's address stays in the status until there is another. */
function addresses(input: PodStatusInput): Pick<corev1.PodStatus, 'podIP' | 'podIPs'> {
  const { pod, sandboxes, hostIp } = input
  const ready = sandboxes.filter((one) => one.ready).toSorted((a, b) => b.attempt - a.attempt)[0]
  if (ready) {
    const ips = ready.hostNetwork ? [hostIp] : ready.ips
    return ips[0] === undefined ? {} : { podIP: ips[0], podIPs: ips.map((ip) => ({ ip })) }
  }
  const { podIP, podIPs } = pod.status
  return { ...(podIP === undefined ? {} : { podIP }), ...(podIPs === undefined ? {} : { podIPs }) }
}
