import { resources, type appsv1, type corev1 } from '@orrery/api'
import { ageColumn, containerColumns, doc, integer, nameColumn, text, wide } from '../../table/columns.js'
import { formatLabelSelector } from '../../table/format-labels.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { defaultPodTemplate } from '../pod-spec/defaults.js'
import { dropTerminating } from '../workload/drop-terminating.js'
import { workloadWarnings } from '../workload/warn-of-template.js'
import { withPodTemplate } from '../workload/with-pod-template.js'
import { validateReplicaSet, validateReplicaSetUpdate } from './validate.js'

type ReplicaSet = appsv1.ReplicaSet

/** In place. */
export function defaultReplicaSet({ spec }: ReplicaSet): void {
  spec.replicas ??= 1
  defaultPodTemplate(spec.template)
}

const templateOf = ({ spec }: ReplicaSet): corev1.PodTemplateSpec => spec.template

const columns: readonly Column<ReplicaSet>[] = [
  nameColumn,
  integer('Desired', doc('appsv1.ReplicaSetSpec', 'replicas'), ({ spec }) => spec.replicas ?? 0),
  integer('Current', doc('appsv1.ReplicaSetStatus', 'replicas'), ({ status }) => status.replicas),
  integer('Ready', doc('appsv1.ReplicaSetStatus', 'readyReplicas'), ({ status }) => status.readyReplicas ?? 0),
  ageColumn,
  ...containerColumns<ReplicaSet>(({ spec }) => spec.template.spec.containers),
  wide(text('Selector', doc('appsv1.ReplicaSetSpec', 'selector'), ({ spec }) => formatLabelSelector(spec.selector))),
]

export const replicasets = declare<ReplicaSet>({
  ref: resources.appsv1.replicasets,
  defaults: defaultReplicaSet,
  strategy: withPodTemplate(templateOf, { prepareForUpdate: dropTerminating, warnings: workloadWarnings(templateOf) }),
  validate: validateReplicaSet,
  validateUpdate: validateReplicaSetUpdate,
  selectableFields: { 'status.replicas': ({ status }) => String(status.replicas) },
  columns,
})
