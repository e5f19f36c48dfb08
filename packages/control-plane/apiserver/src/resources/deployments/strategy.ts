import { semanticEqual, type appsv1, type corev1 } from '@orrery/api'
import type { Strategy, Target } from '../contract.js'
import { dropTerminating } from '../workload/drop-terminating.js'
import { workloadWarnings } from '../workload/warn-of-template.js'
import { withPodTemplate } from '../workload/with-pod-template.js'

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

const templateOf = ({ spec }: Deployment): corev1.PodTemplateSpec => spec.template

export const deploymentStrategy: Strategy<Deployment> = withPodTemplate(templateOf, {
  prepareForUpdate,
  warnings: workloadWarnings(templateOf),
})
