import type { autoscalingv2 } from '@orrery/api'

type Spec = autoscalingv2.MetricSpec
type Current = autoscalingv2.MetricValueStatus

const unknown = '<unknown>'
const shown = 2

function amount(current: Current | undefined, target: autoscalingv2.MetricTarget): string {
  if (target.averageValue === undefined) return `${current?.value ?? unknown}/${target.value ?? '0'}`
  return `${current?.averageValue ?? unknown}/${target.averageValue} (avg)`
}

function utilization(name: string, current: Current | undefined, target: autoscalingv2.MetricTarget): string {
  if (target.averageValue !== undefined) return `${name}: ${current?.averageValue ?? unknown}/${target.averageValue}`
  const now = current?.averageUtilization === undefined ? unknown : `${current.averageUtilization}%`
  return `${name}: ${now}/${target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`}`
}

function metric(spec: Spec, status: autoscalingv2.MetricStatus | undefined): string {
  const { external, pods, object, resource, containerResource } = spec
  if (external) return amount(status?.external?.current, external.target)
  if (pods) return `${status?.pods?.current.averageValue ?? unknown}/${pods.target.averageValue ?? '0'}`
  if (object) return amount(status?.object?.current, object.target)
  if (resource) return utilization(resource.name, status?.resource?.current, resource.target)
  if (!containerResource) return '<unknown type>'
  return utilization(containerResource.name, status?.containerResource?.current, containerResource.target)
}

/** What is measured and what is wanted: the first two metrics, and how many more there are. */
export function printedMetrics({ spec, status }: autoscalingv2.HorizontalPodAutoscaler): string {
  const all = (spec.metrics ?? []).map((one, index) => metric(one, status.currentMetrics?.[index]))
  if (all.length === 0) return '<none>'
  const text = all.slice(0, shown).join(', ')
  return all.length > shown ? `${text} + ${all.length - shown} more...` : text
}
