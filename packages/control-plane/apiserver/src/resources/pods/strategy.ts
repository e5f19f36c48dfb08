import { FieldPath, isDNS1123Label, type corev1 } from '@orrery/api'
import type { Strategy, Target } from '../contract.js'
import { mergeMatchLabelKeys } from '../pod-spec/match-label-keys.js'
import { warnOfPod } from '../pod-spec/warnings/warn-of-pod.js'
import { qosClass } from './qos-class.js'

const finished = new Set(['Succeeded', 'Failed'])

/** A pod with scheduling gates says why nobody schedules it; set when the pod is created. */
function gatedConditions(spec: corev1.PodSpec): { conditions?: corev1.PodCondition[] } {
  if (!spec.schedulingGates?.length) return {}
  const condition: corev1.PodCondition = {
    type: 'PodScheduled',
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: null,
    reason: 'SchedulingGated',
    message: 'Scheduling is blocked due to non-empty scheduling gates',
  }
  return { conditions: [condition] }
}

function prepareForCreate(pod: corev1.Pod): void {
  pod.status = { phase: 'Pending', ...gatedConditions(pod.spec), qosClass: qosClass(pod.spec) }
  mergeMatchLabelKeys(pod)
}

/** Of everything else than the ephemeral containers nothing changes. */
function keepAllButEphemeral(pod: corev1.Pod, old: corev1.Pod): void {
  const { ephemeralContainers } = pod.spec
  pod.spec = { ...old.spec, ...(ephemeralContainers && { ephemeralContainers }) }
  pod.status = old.status
}

/** Kubelets of old corrupted owner references: the status never changes them. */
function prepareForUpdate(pod: corev1.Pod, old: corev1.Pod, target: Target): void {
  if (target === 'ephemeralcontainers') keepAllButEphemeral(pod, old)
  if (target !== 'status') return
  if (old.metadata.ownerReferences) pod.metadata.ownerReferences = old.metadata.ownerReferences
  else delete pod.metadata.ownerReferences
  if (!pod.status.qosClass && old.status.qosClass) pod.status.qosClass = old.status.qosClass
}

/** Seconds. Pods that run nowhere, or no more, need no grace. */
function gracePeriod(pod: corev1.Pod, asked: number | undefined): number {
  if (!pod.spec.nodeName || finished.has(pod.status.phase ?? '')) return 0
  const period = asked ?? pod.spec.terminationGracePeriodSeconds ?? 0
  return period < 0 ? 1 : period
}

const hostname =
  "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended"

/** Updates of pods are many, and not by people. */
function warnings({ metadata, spec }: corev1.Pod, old?: corev1.Pod): readonly string[] {
  if (old) return []
  const wrong = isDNS1123Label(metadata.name ?? '')
  const named = wrong.length > 0 ? [`${hostname}: [${wrong.join(' ')}]`] : []
  return [...named, ...warnOfPod(FieldPath.root(''), spec, metadata)]
}

export const podStrategy: Strategy<corev1.Pod> = {
  returnsDeleted: true,
  uncounted: ['binding'],
  prepareForCreate,
  prepareForUpdate,
  gracePeriod,
  warnings,
}
