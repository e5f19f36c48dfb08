import { resources, type appsv1 } from '@orrery/api'
import { ageColumn, containerColumns, nameColumn, text, wide } from '../../table/columns.js'
import { formatLabelSelector } from '../../table/format-labels.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { defaultPodTemplate } from '../pod-spec/defaults.js'
import { deploymentStrategy } from './strategy.js'
import { validateDeployment, validateDeploymentUpdate } from './validate.js'

type Deployment = appsv1.Deployment

const about = {
  updated: 'Total number of non-terminated pods targeted by this deployment that have the desired template spec.',
  available: 'Total number of available pods (ready for at least minReadySeconds) targeted by this deployment.',
  selector:
    'Label selector for pods. Existing ReplicaSets whose pods are selected by this will be the ones affected by this deployment.',
}

/** In place. */
export function defaultDeployment({ spec }: Deployment): void {
  spec.replicas ??= 1
  spec.revisionHistoryLimit ??= 10
  spec.progressDeadlineSeconds ??= 600
  spec.strategy.type ||= 'RollingUpdate'
  if (spec.strategy.type === 'RollingUpdate') {
    spec.strategy.rollingUpdate = { maxUnavailable: '25%', maxSurge: '25%', ...spec.strategy.rollingUpdate }
  }
  defaultPodTemplate(spec.template)
}

const columns: readonly Column<Deployment>[] = [
  nameColumn,
  text('Ready', 'Number of the pod with ready state', ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas ?? 0}`),
  text('Up-to-date', about.updated, ({ status }) => status.updatedReplicas ?? 0),
  text('Available', about.available, ({ status }) => status.availableReplicas ?? 0),
  ageColumn,
  ...containerColumns<Deployment>(({ spec }) => spec.template.spec.containers),
  wide(text('Selector', about.selector, ({ spec }) => formatLabelSelector(spec.selector))),
]

export const deployments = declare<Deployment>({
  ref: resources.appsv1.deployments,
  defaults: defaultDeployment,
  ownable: { status: { except: { 'f:metadata': { 'f:labels': {} }, 'f:spec': {} } } },
  strategy: deploymentStrategy,
  validate: validateDeployment,
  validateUpdate: validateDeploymentUpdate,
  columns,
})
