import type { batchv1 } from '@orrery/api'
import { warnOfTemplate } from '../workload/warn-of-template.js'

const manyCompletions = 100_000
const veryParallel = 10_000

const untracked =
  'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, ' +
  'Kubernetes might not be able to track completedIndexes when a big number of indexes fail'

/** `path`: the spec's. */
export function jobWarnings(path: string, spec: batchv1.JobSpec): readonly string[] {
  const { completionMode, completions = 0, parallelism = 0 } = spec
  const many = completionMode === 'Indexed' && completions > manyCompletions && parallelism > veryParallel
  return [...(many ? [`${path}: ${untracked}`] : []), ...warnOfTemplate(`${path}.template`, spec.template)]
}
