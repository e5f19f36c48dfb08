import { field, isDNS1123Label, nameIsPathSegment, type autoscalingv2, type FieldPath } from '@orrery/api'
import { validateContainerResourceName } from '../resource-list/validate.js'
import { byRule, none, type Errors } from '../validation/checks.js'
import { validateReference, type VersionRule } from './validate-reference.js'
import { validateAmounts, validateTarget } from './validate-target.js'

type Metric = autoscalingv2.MetricSpec

function validateIdentifier(path: FieldPath, { name }: autoscalingv2.MetricIdentifier): Errors {
  const at = path.child('name')
  if (!name) return [field.required(at, 'must specify a metric name')]
  return byRule(at, name, (text) => nameIsPathSegment(text, false))
}

function validateObject(path: FieldPath, source: autoscalingv2.ObjectMetricSource, rule: VersionRule): Errors {
  const { describedObject, metric, target } = source
  return [
    ...validateReference(path.child('describedObject'), describedObject, rule),
    ...validateIdentifier(path.child('metric'), metric),
    ...validateTarget(path.child('target'), target),
    ...validateAmounts(path.child('target'), target, 'object'),
  ]
}

function validateMeasured(
  path: FieldPath,
  { metric, target }: autoscalingv2.ExternalMetricSource,
  kind: 'external' | 'pods',
): Errors {
  return [
    ...validateIdentifier(path.child('metric'), metric),
    ...validateTarget(path.child('target'), target),
    ...validateAmounts(path.child('target'), target, kind),
  ]
}

function validateResource(path: FieldPath, { name, target }: autoscalingv2.ResourceMetricSource): Errors {
  return [
    ...(name ? none : [field.required(path.child('name'), 'must specify a resource name')]),
    ...validateTarget(path.child('target'), target),
    ...validateAmounts(path.child('target'), target, 'resource'),
  ]
}

function validateContainer(path: FieldPath, source: autoscalingv2.ContainerResourceMetricSource): Errors {
  const { name, container } = source
  const at = path.child('container')
  return [
    ...(name ? validateContainerResourceName(path.child('name'), name) : none),
    ...(container ? byRule(at, container, isDNS1123Label) : [field.required(at, 'must specify a container')]),
    ...validateResource(path, source),
  ]
}

/** Where the metric of each type is described, in the order upstream looks at them. */
const sources = {
  Object: [
    'object',
    (path: FieldPath, { object }: Metric, rule: VersionRule) => (object ? validateObject(path, object, rule) : none),
  ],
  External: ['external', (path: FieldPath, { external }: Metric) => (external ? validateMeasured(path, external, 'external') : none)],
  Pods: ['pods', (path: FieldPath, { pods }: Metric) => (pods ? validateMeasured(path, pods, 'pods') : none)],
  Resource: ['resource', (path: FieldPath, { resource }: Metric) => (resource ? validateResource(path, resource) : none)],
  ContainerResource: [
    'containerResource',
    (path: FieldPath, { containerResource }: Metric) =>
      containerResource ? validateContainer(path, containerResource) : none,
  ],
} as const

type Type = keyof typeof sources

const types = Object.keys(sources).toSorted()

function isType(type: string): type is Type {
  return Object.hasOwn(sources, type)
}

/** Of several descriptions only the first is looked at, and those the type does not mean are one too many. */
function validateSources(path: FieldPath, metric: Metric, rule: VersionRule): Errors {
  const { type } = metric
  const expected = isType(type) ? sources[type][0] : undefined
  const present = Object.values(sources).filter(([name]) => metric[name] !== undefined)
  const [first] = present
  const missing = expected !== undefined && metric[expected] === undefined
  const others = present.length === 1 ? [] : present.filter(([name]) => name !== expected)
  const unknown = [field.notSupported(path.child('type'), type, types)]
  return [
    ...(first ? first[1](path.child(first[0]), metric, rule) : none),
    ...(missing ? [field.required(path.child(expected), 'must populate information for the given metric source')] : none),
    ...(expected === undefined ? unknown : none),
    ...others.map(([name]) => field.forbidden(path.child(name), 'must populate the given metric source only')),
  ]
}

/** Upstream's validateMetricSpec, which tells twice of a type it does not know. `objects`: of the versions of objects that are measured. */
export function validateMetric(path: FieldPath, metric: Metric, objects: VersionRule): Errors {
  const { type } = metric
  const at = path.child('type')
  return [
    ...(type ? none : [field.required(at, 'must specify a metric source type')]),
    ...(isType(type) ? none : [field.notSupported(at, type, types)]),
    ...validateSources(path, metric, objects),
  ]
}
