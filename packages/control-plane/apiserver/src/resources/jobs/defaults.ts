import type { batchv1 } from '@orrery/api'
import { defaultPodTemplate } from '../pod-spec/defaults.js'
import { labelAsTemplate } from './selector.js'

const greatestInt32 = 2_147_483_647

/** In place. */
export function defaultFailurePolicy(policy: batchv1.PodFailurePolicy | undefined): void {
  for (const pattern of (policy?.rules ?? []).flatMap((rule) => rule.onPodConditions ?? [])) pattern.status ||= 'True'
}

/** In place. */
export function defaultJob(job: batchv1.Job): void {
  const { spec } = job
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1
  spec.parallelism ??= 1
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : greatestInt32
  spec.completionMode ??= 'NonIndexed'
  spec.suspend ??= false
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'
  spec.manualSelector ??= false
  labelAsTemplate(job)
  defaultFailurePolicy(spec.podFailurePolicy)
  defaultPodTemplate(spec.template)
}
