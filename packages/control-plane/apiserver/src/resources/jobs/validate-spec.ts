import { byteLength, field, type batchv1, type FieldPath } from '@orrery/api'
import { validatePodTemplate } from '../pod-spec/validate-template.js'
import { atLeastZero, none, type Errors } from '../validation/checks.js'
import { domainPrefixedPath } from '../validation/domain-path.js'
import { validateCompletionMode } from './validate-completion-mode.js'
import { validateFailurePolicy } from './validate-failure-policy.js'
import { validateSuccessPolicy } from './validate-success-policy.js'

type Spec = batchv1.JobSpec

const counts = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const

const longestManager = 63

function validateManager(at: FieldPath, managedBy: string | undefined): Errors {
  if (managedBy === undefined) return none
  const long = byteLength(managedBy) > longestManager ? [field.tooLong(at, longestManager)] : none
  return [...domainPrefixedPath(at, managedBy), ...long]
}

/** With a failure policy, pods are replaced only once they have failed. */
function validateReplacement(at: FieldPath, { podReplacementPolicy: policy, podFailurePolicy }: Spec): Errors {
  const words = podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed']
  return policy === undefined || words.includes(policy) ? none : [field.notSupported(at, policy, words)]
}

/** Pods that end must not start again by themselves. Nothing said means Always, so that something must be said. */
function validateRestart(at: FieldPath, { podFailurePolicy, template }: Spec): Errors {
  const { restartPolicy: policy = '' } = template.spec
  if (policy === '' || policy === 'Always') return [field.required(at, 'valid values: "OnFailure", "Never"')]
  if (policy !== 'OnFailure' && policy !== 'Never') return [field.notSupported(at, policy, ['OnFailure', 'Never'])]
  if (!podFailurePolicy || policy === 'Never') return none
  return [field.invalid(at, policy, 'only "Never" is supported when podFailurePolicy is specified')]
}

/** Upstream's validateJobSpec, in its order: what jobs and the job templates of cron jobs have in common. */
export function validateJobSpec(path: FieldPath, spec: Spec): Errors {
  const lonely = spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined
  const perIndex = path.child('backoffLimitPerIndex')
  return [
    ...counts.flatMap((name) => atLeastZero(path.child(name), spec[name])),
    ...(lonely ? [field.required(perIndex, 'when maxFailedIndexes is specified')] : none),
    ...validateManager(path.child('managedBy'), spec.managedBy),
    ...validateCompletionMode(path, spec),
    ...validateFailurePolicy(path.child('podFailurePolicy'), spec),
    ...validateSuccessPolicy(path.child('successPolicy'), spec),
    ...validateReplacement(path.child('podReplacementPolicy'), spec),
    ...validatePodTemplate(path.child('template'), spec.template),
    ...validateRestart(path.child('template', 'spec', 'restartPolicy'), spec),
  ]
}
