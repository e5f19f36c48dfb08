import { creating, invalid, post, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'

const { autoscaler } = good
const v1 = '/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers'

/** Horizontal pod autoscalers. */
export const autoscaling: readonly BadInput[] = [
  {
    name: 'down to nothing by the processor', request: creating(autoscaler, { '/spec/minReplicas': 0 }),
    answer: invalid(
      'HorizontalPodAutoscaler.autoscaling "x"',
      'spec.minReplicas: Invalid value: 0: must be greater than or equal to 1',
      'spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas',
    ),
  },
  {
    name: 'at least more than at most', request: creating(autoscaler, { '/spec/minReplicas': 4 }),
    answer: invalid('HorizontalPodAutoscaler.autoscaling "x"', 'spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`'),
  },
  {
    name: 'at most none', request: creating(autoscaler, { '/spec/maxReplicas': 0 }),
    answer: invalid(
      'HorizontalPodAutoscaler.autoscaling "x"',
      'spec.maxReplicas: Invalid value: 0: must be greater than 0',
      'spec.maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`',
    ),
  },
  {
    name: 'a target with a slash', request: creating(autoscaler, { '/spec/scaleTargetRef/name': 'a/b' }),
    answer: invalid('HorizontalPodAutoscaler.autoscaling "x"', `spec.scaleTargetRef.name: Invalid value: "a/b": may not contain '/'`),
  },
  {
    name: 'no target', request: creating(autoscaler, { '/spec/scaleTargetRef': {} }),
    answer: invalid(
      'HorizontalPodAutoscaler.autoscaling "x"',
      'spec.scaleTargetRef.kind: Required value',
      'spec.scaleTargetRef.name: Required value',
      'spec.scaleTargetRef.apiVersion: Invalid value: "": apiVersion must specify API group',
    ),
  },
  {
    name: 'a metric of another kind', request: creating(autoscaler, { '/spec/metrics/0/type': 'Pods' }),
    answer: invalid('HorizontalPodAutoscaler.autoscaling "x"', 'spec.metrics[0].pods: Required value: must populate information for the given metric source'),
  },
  {
    name: 'a metric of an unknown kind', request: creating(autoscaler, { '/spec/metrics/0': { type: 'Mood' } }),
    answer: invalid(
      'HorizontalPodAutoscaler.autoscaling "x"',
      'spec.metrics[0].type: Unsupported value: "Mood": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
      'spec.metrics[0].type: Unsupported value: "Mood": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
    ),
  },
  {
    name: 'a share of nothing',
    request: creating(autoscaler, { '/spec/metrics/0/resource/target/averageUtilization': 0 }),
    answer: invalid('HorizontalPodAutoscaler.autoscaling "x"', 'spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0'),
  },
  {
    name: 'a share and an amount',
    request: creating(autoscaler, { '/spec/metrics/0/resource/target/averageValue': '1' }),
    answer: invalid('HorizontalPodAutoscaler.autoscaling "x"', 'spec.metrics[0].resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization'),
  },
  {
    name: 'no rules of going down',
    request: creating(autoscaler, { '/spec/behavior': { scaleDown: { policies: [] } } }),
    answer: invalid('HorizontalPodAutoscaler.autoscaling "x"', 'spec.behavior.scaleDown.policies: Required value: must specify at least one Policy'),
  },
  {
    name: 'a rule of an unknown kind',
    request: creating(autoscaler, { '/spec/behavior': { scaleUp: { policies: [{ type: 'Some', value: 0, periodSeconds: 1801 }] } } }),
    answer: invalid(
      'HorizontalPodAutoscaler.autoscaling "x"',
      'spec.behavior.scaleUp.policies[0].type: Unsupported value: "Some": supported values: "Percent", "Pods"',
      'spec.behavior.scaleUp.policies[0].value: Invalid value: 0: must be greater than zero',
      'spec.behavior.scaleUp.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800',
    ),
  },
  {
    name: 'a rest of more than an hour',
    request: creating(autoscaler, { '/spec/behavior': { scaleUp: { stabilizationWindowSeconds: 3601 } } }),
    answer: invalid('HorizontalPodAutoscaler.autoscaling "x"', 'spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600'),
  },
  {
    name: 'in version 1, a share of nothing',
    request: post(v1, { metadata: { name: 'x' }, spec: { scaleTargetRef: { kind: 'Deployment', name: 'd', apiVersion: 'apps/v1' }, maxReplicas: 1, targetCPUUtilizationPercentage: 0 } }),
    answer: invalid('HorizontalPodAutoscaler.autoscaling "x"', 'spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0'),
  },
  {
    name: 'an update to at most none', given: [creating(autoscaler)],
    request: updating(autoscaler, { '/spec/maxReplicas': -1 }),
    answer: invalid(
      'HorizontalPodAutoscaler.autoscaling "x"',
      'spec.maxReplicas: Invalid value: -1: must be greater than 0',
      'spec.maxReplicas: Invalid value: -1: must be greater than or equal to `minReplicas`',
    ),
  },
]
