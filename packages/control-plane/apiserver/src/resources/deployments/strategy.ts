import { semanticEqual, type appsv1 } from '@orrery/api'
import type { Strategy, Target } from '../contract.js'
import { dropTerminating } from '../workload/drop-terminating.js'
import { workloadWarnings } from '../workload/warn-of-template.js'

type Deployment = appsv1.Deployment

/** The status does not change the labels; of the rest the generation counts the annotations too. */
function prepareForUpdate(next: Deployment, old: Deployment, target: Target): void {
  const { metadata } = next
  dropTerminating(next, old, target)
  const { labels, annotations, generation = 0 } = old.metadata
  if (target !== 'status') {
    if (!semanticEqual(metadata.annotations, annotations)) metadata.generation = generation + 1
  } else if (labels) metadata.labels = labels
  else delete metadata.labels
}

export const deploymentStrategy: Strategy<Deployment> = {
  prepareForUpdate,
  warnings: workloadWarnings(({ spec }) => spec.template),
}
