import { FieldPath, isDNS1123Label, type corev1 } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import type { Context, Strategy, Target } from '../contract.js'
import { dropGatedFields } from '../pod-spec/drop-gated-fields.js'
import { mergeMatchLabelKeys } from '../pod-spec/match-label-keys.js'
import { warnOfPod } from '../pod-spec/warnings/warn-of-pod.js'
import { addressWarning } from '../validation/addresses.js'
import { fillInAppArmor } from './app-armor-annotations.js'
import { prepareStatus } from './prepare-status.js'
import { keepAllButEphemeral, keepAllButResources } from './prepare-subresources.js'
import { qosClass } from './qos-class.js'

const finished = new Set(['Succeeded', 'Failed'])

/** A pod with scheduling gates says why nobody schedules it; set when the pod is created. */
function gatedConditions(spec: corev1.PodSpec, { clock }: Context): { conditions?: corev1.PodCondition[] } {
  if (!spec.schedulingGates?.length) return {}
  const condition: corev1.PodCondition = {
    type: 'PodScheduled',
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: timestamp(clock),
    reason: 'SchedulingGated',
    message: 'Scheduling is blocked due to non-empty scheduling gates',
  }
  return { conditions: [condition] }
}

function prepareForCreate(pod: corev1.Pod, context: Context): void {
  pod.status = { phase: 'Pending', qosClass: qosClass(pod.spec) }
  dropGatedFields(pod.spec)
  Object.assign(pod.status, gatedConditions(pod.spec, context))
  mergeMatchLabelKeys(pod)
  fillInAppArmor(pod, context)
}

function prepareForUpdate(pod: corev1.Pod, old: corev1.Pod, target: Target): void {
  if (target === 'status') return prepareStatus(pod, old)
  if (target === 'ephemeralcontainers') keepAllButEphemeral(pod, old)
  if (target === 'resize') keepAllButResources(pod, old)
  dropGatedFields(pod.spec, old.spec)
}

/** Seconds. Pods that run nowhere, or no more, need no grace. */
function gracePeriod(pod: corev1.Pod, asked: number | undefined): number {
  if (!pod.spec.nodeName || finished.has(pod.status.phase ?? '')) return 0
  const period = asked ?? pod.spec.terminationGracePeriodSeconds ?? 0
  return period < 0 ? 1 : period
}

const hostname =
  "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended"

const statusPath = FieldPath.root('status')

function statusWarnings({ status: { podIPs = [], hostIPs = [] } }: corev1.Pod): readonly string[] {
  const warn = (name: string, list: readonly { ip: string }[]): readonly string[] =>
    list.flatMap(({ ip }, index) => addressWarning(statusPath.child(name).index(index).child('ip'), ip) ?? [])
  return [...warn('podIPs', podIPs), ...warn('hostIPs', hostIPs)]
}

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
  statusWarnings,
}
