import type { ApiObject, autoscalingv1, autoscalingv2 } from '@orrery/api'
import type { Conversion } from './conversion.js'

type V1 = autoscalingv1.HorizontalPodAutoscaler
type V2 = autoscalingv2.HorizontalPodAutoscaler

/** Where v1 carries what only v2 has fields for. */
const annotations = {
  metrics: 'autoscaling.alpha.kubernetes.io/metrics',
  behavior: 'autoscaling.alpha.kubernetes.io/behavior',
  conditions: 'autoscaling.alpha.kubernetes.io/conditions',
  currentMetrics: 'autoscaling.alpha.kubernetes.io/current-metrics',
} as const

function isCpu(metric: { type: string; resource?: { name: string } }): boolean {
  return metric.type === 'Resource' && metric.resource?.name === 'cpu'
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function annotated(hpa: V2): Record<string, string> | undefined {
  const { metrics = [], behavior } = hpa.spec
  const rest = (metrics ?? []).filter((metric) => !(isCpu(metric) && metric.resource?.target.averageUtilization !== undefined))
  const { conditions, currentMetrics = [] } = hpa.status
  const current = (currentMetrics ?? []).filter((metric) => !isCpu(metric))
  const added = {
    ...(rest.length > 0 && { [annotations.metrics]: JSON.stringify(rest) }),
    ...(behavior && { [annotations.behavior]: JSON.stringify(behavior) }),
    ...(conditions && conditions.length > 0 && { [annotations.conditions]: JSON.stringify(conditions) }),
    ...(current.length > 0 && { [annotations.currentMetrics]: JSON.stringify(current) }),
  }
  const all = { ...hpa.metadata.annotations, ...added }
  return Object.keys(all).length > 0 ? all : undefined
}

function withAnnotations(metadata: ApiObject['metadata'], values: Record<string, string> | undefined): ApiObject['metadata'] {
  const { annotations: _, ...rest } = metadata
  return values ? { ...rest, annotations: values } : rest
}

function fromStored(hpa: V2): V1 {
  const { scaleTargetRef, minReplicas, maxReplicas, metrics = [] } = hpa.spec
  const { conditions: _, currentMetrics = [], desiredReplicas, currentReplicas, ...status } = hpa.status
  const target = metrics?.find(isCpu)?.resource?.target.averageUtilization
  const current = currentMetrics?.find(isCpu)?.resource?.current.averageUtilization
  return {
    metadata: withAnnotations(hpa.metadata, annotated(hpa)),
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

function cpuMetric(utilization: number): autoscalingv2.MetricSpec {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: utilization } } }
}

function toStored(hpa: V1): V2 {
  const { targetCPUUtilizationPercentage: target, ...spec } = hpa.spec
  const all = { ...hpa.metadata.annotations }
  const metrics = (parsed(all[annotations.metrics]) ?? []) as autoscalingv2.MetricSpec[]
  const behavior = parsed(all[annotations.behavior]) as autoscalingv2.HorizontalPodAutoscalerBehavior | undefined
  const conditions = parsed(all[annotations.conditions]) as V2['status']['conditions']
  for (const name of Object.values(annotations)) delete all[name]
  const every = target === undefined ? metrics : [cpuMetric(target), ...metrics]
  const { currentCPUUtilizationPercentage: _, ...status } = hpa.status
  return {
    metadata: withAnnotations(hpa.metadata, Object.keys(all).length > 0 ? all : undefined),
    spec: { ...spec, ...(every.length > 0 && { metrics: every }), ...(behavior && { behavior }) },
    status: { ...status, ...(conditions && { conditions }) },
  }
}

/** autoscaling/v1 as a narrower form of the stored v2: what it has no field for travels in annotations, as upstream's. */
export const autoscalingConversion: Conversion = {
  toStored: (object) => toStored(object as V1),
  fromStored: (object) => fromStored(object as V2),
}
