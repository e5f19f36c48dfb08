import type { batchv1 } from '@orrery/api'
import type { Strategy } from '../contract.js'
import { nameWarnings } from '../workload/name-warning.js'
import { isCounted } from '../workload/warn-of-template.js'
import { withPodTemplate } from '../workload/with-pod-template.js'
import { generateSelector, labelAsTemplate } from './selector.js'
import { jobWarnings } from './warnings.js'

type Job = batchv1.Job

const orphaned =
  'child pods are preserved by default when jobs are deleted; ' +
  'set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning'

export const jobStrategy: Strategy<Job> = withPodTemplate(({ spec }) => spec.template, {
  orphansByDefault: true,
  orphanWarning: orphaned,
  prepareForCreate: generateSelector,
  canonicalize: labelAsTemplate,
  warnings: (job, old) => [...(old ? [] : nameWarnings(job)), ...(isCounted(job, old) ? jobWarnings('spec', job.spec) : [])],
})
