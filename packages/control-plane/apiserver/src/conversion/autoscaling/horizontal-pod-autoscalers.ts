import type { ApiObject, autoscalingv1, autoscalingv2 } from '@orrery/api'
import type { Conversion } from '../conversion.js'
import { noteBehavior, readBehavior } from './behavior.js'
import { noteSpec, readSpecs } from './metric-specs.js'
import { noteStatus, readStatuses } from './metric-statuses.js'
import { NotedValue, notedList, readNote } from './noted-value.js'

type V1 = autoscalingv1.HorizontalPodAutoscaler
type V2 = autoscalingv2.HorizontalPodAutoscaler
type Condition = autoscalingv2.HorizontalPodAutoscalerCondition

const prefix = 'autoscaling.alpha.kubernetes.io/'

/** Where v1 carries what only v2 has fields for. None of these is ever stored. */
const annotations = {
  metrics: `${prefix}metrics`,
  behavior: `${prefix}behavior`,
  conditions: `${prefix}conditions`,
  currentMetrics: `${prefix}current-metrics`,
  toleranceUp: `${prefix}scale-up-tolerance`,
  toleranceDown: `${prefix}scale-down-tolerance`,
} as const

function isCpu({ type, resource }: autoscalingv2.MetricSpec | autoscalingv2.MetricStatus): boolean {
  return type === 'Resource' && resource?.name === 'cpu'
}

/** The metric that v1 has a field for. */
function isShareOfCpu(metric: autoscalingv2.MetricSpec): boolean {
  return isCpu(metric) && metric.resource?.target.averageUtilization !== undefined
}

function cleared(metadata: ApiObject['metadata'], added: Readonly<Record<string, string>> = {}): ApiObject['metadata'] {
  const { annotations: own, ...rest } = metadata
  const names: ReadonlySet<string> = new Set(Object.values(annotations))
  const kept = Object.entries({ ...own }).filter(([name]) => !names.has(name))
  const all = { ...Object.fromEntries(kept), ...added }
  return Object.keys(all).length > 0 ? { ...rest, annotations: all } : rest
}

function noted({ spec, status }: V2): Record<string, string> {
  const others = (spec.metrics ?? []).filter((metric) => !isShareOfCpu(metric))
  const { conditions, currentMetrics } = status
  return {
    ...(others.length > 0 && { [annotations.metrics]: JSON.stringify(others.map(noteSpec)) }),
    ...(currentMetrics?.length && { [annotations.currentMetrics]: JSON.stringify(currentMetrics.map(noteStatus)) }),
    ...(spec.behavior && { [annotations.behavior]: JSON.stringify(noteBehavior(spec.behavior)) }),
    ...(conditions?.length && { [annotations.conditions]: JSON.stringify(conditions) }),
  }
}

function fromStored(hpa: V2): V1 {
  const { scaleTargetRef, minReplicas, maxReplicas, metrics } = hpa.spec
  const { conditions: _, currentMetrics, desiredReplicas, currentReplicas, ...status } = hpa.status
  const target = metrics?.find(isShareOfCpu)?.resource?.target.averageUtilization
  const measured = (currentMetrics ?? []).filter(isCpu).map(({ resource }) => resource?.current.averageUtilization)
  const current = measured.findLast((share) => share !== undefined)
  return {
    metadata: cleared(hpa.metadata, noted(hpa)),
    spec: {
      scaleTargetRef,
      ...(minReplicas !== undefined && { minReplicas }),
      maxReplicas,
      ...(target !== undefined && { targetCPUUtilizationPercentage: target }),
    },
    status: {
      ...status,
      currentReplicas: currentReplicas ?? 0,
      desiredReplicas,
      ...(current !== undefined && { currentCPUUtilizationPercentage: current }),
    },
  }
}

function shareOfCpu(averageUtilization: number): autoscalingv2.MetricSpec {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }
}

function readConditions(value: unknown): Condition[] {
  return notedList(value).map((one: NotedValue): Condition => {
    const [lastTransitionTime, reason, message] = [one.text('lastTransitionTime'), one.text('reason'), one.text('message')]
    const more = { ...(lastTransitionTime && { lastTransitionTime }), ...(reason && { reason }), ...(message && { message }) }
    return { type: one.text('type'), status: one.text('status'), ...more }
  })
}

/** The metrics of the annotation come before the one that v1 has a field for. */
function toStored(hpa: V1): V2 {
  const { targetCPUUtilizationPercentage: target, ...spec } = hpa.spec
  const { currentCPUUtilizationPercentage: share, ...status } = hpa.status
  const all = hpa.metadata.annotations ?? {}
  const others = readNote(all[annotations.metrics], readSpecs) ?? []
  const behavior = readNote(all[annotations.behavior], readBehavior)
  const conditions = readNote(all[annotations.conditions], readConditions)
  const metrics = target === undefined ? others : [...others, shareOfCpu(target)]
  const measured: autoscalingv2.MetricStatus[] =
    share === undefined ? [] : [{ type: 'Resource', resource: { name: 'cpu', current: { averageUtilization: share } } }]
  const currentMetrics = readNote(all[annotations.currentMetrics], readStatuses) ?? measured
  return {
    metadata: cleared(hpa.metadata),
    spec: { ...spec, ...(metrics.length > 0 && { metrics: [...metrics] }), ...(behavior && { behavior }) },
    status: { ...status, ...(currentMetrics.length > 0 && { currentMetrics: [...currentMetrics] }), ...(conditions?.length && { conditions }) },
  }
}

/** autoscaling/v1 as a narrower form of the stored v2: what it has no field for travels in annotations, as upstream's. */
export const autoscalingConversion: Conversion = {
  toStored: (object) => toStored(object as V1),
  fromStored: (object) => fromStored(object as V2),
}
