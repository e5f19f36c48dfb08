import { nameIsDNSLabel, resources, type appsv1 } from '@orrery/api'
import { ageColumn, containerColumns, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { defaultPersistentVolumeClaim } from '../persistentvolumeclaims/persistentvolumeclaims.js'
import { defaultPodTemplate } from '../pod-spec/defaults.js'
import { isCounted, warnOfTemplate } from '../workload/warn-of-template.js'
import { withPodTemplate } from '../workload/with-pod-template.js'
import { validateStatefulSet, validateStatefulSetUpdate } from './validate.js'

type StatefulSet = appsv1.StatefulSet

/** In place. A strategy that is named says itself whether there is a partition. */
function defaultStrategy(strategy: appsv1.StatefulSetUpdateStrategy): void {
  if (!strategy.type) {
    strategy.type = 'RollingUpdate'
    strategy.rollingUpdate ??= {}
  }
  if (strategy.type === 'RollingUpdate' && strategy.rollingUpdate) strategy.rollingUpdate.partition ??= 0
}

/** In place. */
export function defaultStatefulSet({ spec }: StatefulSet): void {
  spec.replicas ??= 1
  spec.revisionHistoryLimit ??= 10
  spec.podManagementPolicy ||= 'OrderedReady'
  defaultStrategy(spec.updateStrategy)
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

/** How many pods may be away at once is behind a gate that is off: kept only where it stands already. */
function dropGated({ spec }: StatefulSet, old?: StatefulSet): void {
  if (old?.spec.updateStrategy.rollingUpdate?.maxUnavailable !== undefined) return
  delete spec.updateStrategy.rollingUpdate?.maxUnavailable
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
  strategy: withPodTemplate<StatefulSet>(({ spec }) => spec.template, {
    warnings,
    prepareForCreate: (set) => dropGated(set),
    prepareForUpdate: dropGated,
  }),
  validate: validateStatefulSet,
  validateUpdate: validateStatefulSetUpdate,
  columns,
})
