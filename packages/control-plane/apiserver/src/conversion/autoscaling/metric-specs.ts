import type { autoscalingv2 } from '@orrery/api'
import { notedList, type NotedValue } from './noted-value.js'

type Spec = autoscalingv2.MetricSpec
type Target = autoscalingv2.MetricTarget

/** The fields that have a value. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

function identifier(noted: NotedValue, selector: string): autoscalingv2.MetricIdentifier {
  return { name: noted.text('metricName'), ...noted.selector(selector) }
}

/** Of what pods ask for: a share of it, or an amount. */
function resourceTarget(noted: NotedValue): Target {
  const averageUtilization = noted.integer('targetAverageUtilization')
  const type = averageUtilization === undefined ? 'AverageValue' : 'Utilization'
  return given({ type, averageValue: noted.amount('targetAverageValue'), averageUtilization }) as Target
}

function readObject(noted: NotedValue): autoscalingv2.ObjectMetricSource {
  const averageValue = noted.amount('averageValue')
  const value = noted.amount('targetValue') ?? '0'
  return {
    describedObject: noted.reference('target'),
    target: { type: averageValue === undefined ? 'Value' : 'AverageValue', value, ...(averageValue && { averageValue }) },
    metric: identifier(noted, 'selector'),
  }
}

function readPods(noted: NotedValue): autoscalingv2.PodsMetricSource {
  const averageValue = noted.amount('targetAverageValue') ?? '0'
  return { metric: identifier(noted, 'selector'), target: { type: 'AverageValue', averageValue } }
}

function readExternal(noted: NotedValue): autoscalingv2.ExternalMetricSource {
  const value = noted.amount('targetValue')
  const type = value === undefined ? 'AverageValue' : 'Value'
  const target = given({ type, value, averageValue: noted.amount('targetAverageValue') }) as Target
  return { metric: identifier(noted, 'metricSelector'), target }
}

function readSpec(noted: NotedValue): Spec {
  const [object, pods, external] = [noted.part('object'), noted.part('pods'), noted.part('external')]
  const [resource, container] = [noted.part('resource'), noted.part('containerResource')]
  return {
    type: noted.text('type'),
    ...(object && { object: readObject(object) }),
    ...(pods && { pods: readPods(pods) }),
    ...(resource && { resource: { name: resource.text('name'), target: resourceTarget(resource) } }),
    ...(container && {
      containerResource: { name: container.text('name'), target: resourceTarget(container), container: container.text('container') },
    }),
    ...(external && { external: readExternal(external) }),
  }
}

/** Metrics out of v1's annotation, which has a flatter form of them. */
export function readSpecs(value: unknown): readonly Spec[] {
  return notedList(value).map(readSpec)
}

function noteResource({ name, target }: autoscalingv2.ResourceMetricSource): object {
  const { averageUtilization: targetAverageUtilization, averageValue: targetAverageValue } = target
  return given({ name, targetAverageUtilization, targetAverageValue })
}

/** A metric as v1's annotation has it. */
export function noteSpec({ type, object, pods, resource, containerResource, external }: Spec): object {
  return given({
    type,
    object: object && given({
      target: object.describedObject,
      metricName: object.metric.name,
      targetValue: object.target.value ?? '0',
      selector: object.metric.selector,
      averageValue: object.target.averageValue,
    }),
    pods: pods && given({
      metricName: pods.metric.name,
      targetAverageValue: pods.target.averageValue ?? '0',
      selector: pods.metric.selector,
    }),
    resource: resource && noteResource(resource),
    containerResource: containerResource && { ...noteResource(containerResource), container: containerResource.container },
    external: external && given({
      metricName: external.metric.name,
      metricSelector: external.metric.selector,
      targetValue: external.target.value,
      targetAverageValue: external.target.averageValue,
    }),
  })
}
