import {
  field,
  FieldPath,
  nameIsDNSSubdomain,
  semanticEqual,
  validateObjectMeta,
  type batchv1,
  type corev1,
} from '@orrery/api'
import type { Target } from '../contract.js'
import { none, type Errors } from '../validation/checks.js'
import { immutable } from '../validation/immutable.js'
import { nameLabels, uidLabels } from './labels.js'
import { validateJobStatus } from './validate-status.js'
import { validateJob, validateWholeSpec } from './validate.js'

type Job = batchv1.Job
type Spec = batchv1.JobSpec

const path = FieldPath.root('spec')

/** Completions of an indexed job go with its parallelism; of others they stay. */
function validateCompletions(next: Spec, old: Spec): Errors {
  const { completionMode, completions, parallelism } = next
  const at = path.child('completions')
  if (completionMode !== 'Indexed') return immutable(at, completions, old.completions)
  if (completions === old.completions || completions === undefined || completions === parallelism) return none
  return [field.invalid(at, completions, 'can only be modified in tandem with spec.parallelism')]
}

/** The old node affinity gives way to the new; the other affinities count. */
function affinityAsIn(next: corev1.PodSpec, old: corev1.PodSpec): corev1.Affinity | undefined {
  const { nodeAffinity: _, ...others } = old.affinity ?? {}
  if (next.affinity) return { ...others, ...(next.affinity.nodeAffinity && { nodeAffinity: next.affinity.nodeAffinity }) }
  return Object.keys(others).length > 0 ? others : undefined
}

function said(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** The old template with what decides about scheduling as in the new one. */
function scheduledAsIn(next: corev1.PodTemplateSpec, old: corev1.PodTemplateSpec): object {
  const { nodeSelector, tolerations, schedulingGates } = next.spec
  const { labels, annotations } = next.metadata
  const affinity = affinityAsIn(next.spec, old.spec)
  return {
    metadata: said({ ...old.metadata, labels, annotations }),
    spec: said({ ...old.spec, nodeSelector, tolerations, schedulingGates, affinity }),
  }
}

/** Where its pods may run can change while a job is suspended and never started. */
function validateTemplate(next: Job, old: Job): Errors {
  const mutable = old.spec.suspend === true && old.status.startTime === undefined
  const { template } = next.spec
  const before = mutable ? scheduledAsIn(template, old.spec.template) : old.spec.template
  if (semanticEqual(template, before)) return none
  return [field.invalid(path.child('template'), template, 'field is immutable')]
}

const fixed = ['completionMode', 'podFailurePolicy', 'backoffLimitPerIndex', 'managedBy', 'successPolicy'] as const

function hadPrefixedLabels({ spec }: Job): boolean {
  const labels = spec.template.metadata.labels ?? {}
  return [uidLabels[1], nameLabels[1]].every((label) => Object.hasOwn(labels, label))
}

/** Upstream looks at the job as at a new one, then at the spec again and at what may not change. */
export function validateJobUpdate(next: Job, old: Job, target: Target): Errors {
  if (target !== '') return validateJobStatus(next, old)
  return [
    ...validateObjectMeta(next.metadata, true, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateJob(next, hadPrefixedLabels(old)),
    ...validateWholeSpec(next.spec),
    ...validateCompletions(next.spec, old.spec),
    ...immutable(path.child('selector'), next.spec.selector, old.spec.selector),
    ...validateTemplate(next, old),
    ...fixed.flatMap((name) => immutable(path.child(name), next.spec[name], old.spec[name])),
  ]
}
