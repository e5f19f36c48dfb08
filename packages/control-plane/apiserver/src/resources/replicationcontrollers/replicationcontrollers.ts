import { resources, type corev1 } from '@orrery/api'
import { ageColumn, containerColumns, doc, integer, nameColumn, text, wide } from '../../table/columns.js'
import { formatLabels } from '../../table/format-labels.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { defaultPodTemplate } from '../pod-spec/defaults.js'
import { workloadWarnings } from '../workload/warn-of-template.js'
import { withPodTemplate } from '../workload/with-pod-template.js'
import { validateReplicationController, validateReplicationControllerUpdate } from './validate.js'

type ReplicationController = corev1.ReplicationController

/** In place: the template's labels are the selector and the labels where none are given. */
export function defaultReplicationController({ metadata, spec }: ReplicationController): void {
  spec.replicas ??= 1
  defaultPodTemplate(spec.template)
  const labels = spec.template?.metadata.labels
  if (!labels) return
  if (Object.keys(spec.selector ?? {}).length === 0) spec.selector = { ...labels }
  if (Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = { ...labels }
}

const templateOf = ({ spec }: ReplicationController): corev1.PodTemplateSpec | undefined => spec.template

const columns: readonly Column<ReplicationController>[] = [
  nameColumn,
  integer('Desired', doc('corev1.ReplicationControllerSpec', 'replicas'), ({ spec }) => spec.replicas ?? 0),
  integer('Current', doc('corev1.ReplicationControllerStatus', 'replicas'), ({ status }) => status.replicas),
  integer('Ready', doc('corev1.ReplicationControllerStatus', 'readyReplicas'), ({ status }) => status.readyReplicas ?? 0),
  ageColumn,
  ...containerColumns<ReplicationController>(({ spec }) => spec.template?.spec.containers ?? []),
  wide(text('Selector', doc('corev1.ReplicationControllerSpec', 'selector'), ({ spec }) => formatLabels(spec.selector))),
]

export const replicationcontrollers = declare({
  ref: resources.corev1.replicationcontrollers,
  defaults: defaultReplicationController,
  strategy: withPodTemplate(templateOf, { orphansByDefault: true, warnings: workloadWarnings(templateOf) }),
  validate: validateReplicationController,
  validateUpdate: validateReplicationControllerUpdate,
  selectableFields: { 'status.replicas': ({ status }) => String(status.replicas) },
  columns,
})
