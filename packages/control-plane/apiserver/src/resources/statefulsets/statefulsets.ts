import { nameIsDNSLabel, resources, type appsv1 } from '@orrery/api'
import { ageColumn, containerColumns, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { defaultPersistentVolumeClaim } from '../persistentvolumeclaims/persistentvolumeclaims.js'
import { defaultPodTemplate } from '../pod-spec/defaults.js'
import { isCounted, warnOfTemplate } from '../workload/warn-of-template.js'
import { validateStatefulSet, validateStatefulSetUpdate } from './validate.js'

type StatefulSet = appsv1.StatefulSet

/** In place. */
export function defaultStatefulSet({ spec }: StatefulSet): void {
  spec.replicas ??= 1
  spec.revisionHistoryLimit ??= 10
  spec.podManagementPolicy ||= 'OrderedReady'
  spec.updateStrategy.type ||= 'RollingUpdate'
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate = { partition: 0, ...spec.updateStrategy.rollingUpdate }
  }
  const retention = spec.persistentVolumeClaimRetentionPolicy
  spec.persistentVolumeClaimRetentionPolicy = {
    whenDeleted: retention?.whenDeleted || 'Retain',
    whenScaled: retention?.whenScaled || 'Retain',
  }
  for (const template of spec.volumeClaimTemplates ?? []) {
    template.kind ||= 'PersistentVolumeClaim'
    template.apiVersion ||= 'v1'
    defaultPersistentVolumeClaim(template)
  }
  defaultPodTemplate(spec.template)
}

const endless = 'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended'

function warnings(set: StatefulSet, old?: StatefulSet): readonly string[] {
  if (!isCounted(set, old)) return []
  const { template, revisionHistoryLimit = 0 } = set.spec
  return [...warnOfTemplate('spec.template', template), ...(revisionHistoryLimit < 0 ? [endless] : [])]
}

const columns: readonly Column<StatefulSet>[] = [
  nameColumn,
  text('Ready', 'Number of the pod with ready state', ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas ?? 0}`),
  ageColumn,
  ...containerColumns<StatefulSet>(({ spec }) => spec.template.spec.containers),
]

export const statefulsets = declare<StatefulSet>({
  ref: resources.appsv1.statefulsets,
  defaults: defaultStatefulSet,
  nameRule: nameIsDNSLabel,
  strategy: { warnings },
  validate: validateStatefulSet,
  validateUpdate: validateStatefulSetUpdate,
  columns,
})
