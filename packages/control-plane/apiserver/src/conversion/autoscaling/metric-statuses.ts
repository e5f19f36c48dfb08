import type { autoscalingv2 } from '@orrery/api'
import { given } from './metric-specs.js'
import { notedList, type NotedValue } from './noted-value.js'

type Status = autoscalingv2.MetricStatus
type Current = autoscalingv2.MetricValueStatus

function identifier(noted: NotedValue, selector: string): autoscalingv2.MetricIdentifier {
  return { name: noted.text('metricName'), ...noted.selector(selector) }
}

function resourceCurrent(noted: NotedValue): Current {
  const averageUtilization = noted.integer('currentAverageUtilization')
  return given({ averageValue: noted.amount('currentAverageValue') ?? '0', averageUtilization })
}

function measured(noted: NotedValue, averageName: string): Current {
  return given({ value: noted.amount('currentValue') ?? '0', averageValue: noted.amount(averageName) })
}

function readStatus(noted: NotedValue): Status {
  const [object, pods, external] = [noted.part('object'), noted.part('pods'), noted.part('external')]
  const [resource, container] = [noted.part('resource'), noted.part('containerResource')]
  return {
    type: noted.text('type'),
    ...(object && {
      object: {
        metric: identifier(object, 'selector'),
        current: measured(object, 'averageValue'),
        describedObject: object.reference('target'),
      },
    }),
    ...(pods && {
      pods: { metric: identifier(pods, 'selector'), current: { averageValue: pods.amount('currentAverageValue') ?? '0' } },
    }),
    ...(resource && { resource: { name: resource.text('name'), current: resourceCurrent(resource) } }),
    ...(container && {
      containerResource: {
        name: container.text('name'),
        current: resourceCurrent(container),
        container: container.text('container'),
      },
    }),
    ...(external && {
      external: { metric: identifier(external, 'metricSelector'), current: measured(external, 'currentAverageValue') },
    }),
  }
}

/** What was measured, out of v1's annotation. */
export function readStatuses(value: unknown): readonly Status[] {
  return notedList(value).map(readStatus)
}

function noteResource({ name, current }: autoscalingv2.ResourceMetricStatus): object {
  const { averageUtilization: currentAverageUtilization, averageValue = '0' } = current
  return given({ name, currentAverageUtilization, currentAverageValue: averageValue })
}

/** What was measured, as v1's annotation has it. */
export function noteStatus({ type, object, pods, resource, containerResource, external }: Status): object {
  return given({
    type,
    object: object && given({
      target: object.describedObject,
      metricName: object.metric.name,
      currentValue: object.current.value ?? '0',
      selector: object.metric.selector,
      averageValue: object.current.averageValue,
    }),
    pods: pods && given({
      metricName: pods.metric.name,
      currentAverageValue: pods.current.averageValue ?? '0',
      selector: pods.metric.selector,
    }),
    resource: resource && noteResource(resource),
    containerResource: containerResource && { ...noteResource(containerResource), container: containerResource.container },
    external: external && given({
      metricName: external.metric.name,
      metricSelector: external.metric.selector,
      currentValue: external.current.value ?? '0',
      currentAverageValue: external.current.averageValue,
    }),
  })
}
