import { field, FieldPath, isPortNumber, isQualifiedName, isValidCIDR, type corev1 } from '@orrery/api'
import { byRule, each, none, oneOf, optionalOneOf, type Errors } from '../../validation/checks.js'
import { externallyAccessible } from '../defaults.js'
import { needsHealthCheck } from '../node-ports.js'

type Spec = corev1.ServiceSpec

const path = FieldPath.root('spec')
const policies = ['Cluster', 'Local']
const onlyBalanced = "may only be used when `type` is 'LoadBalancer'"

const longestAffinity = 86_400

export function validateAffinity({ sessionAffinity, sessionAffinityConfig: config }: Spec): Errors {
  const errors = oneOf(path.child('sessionAffinity'), sessionAffinity, ['ClientIP', 'None'])
  const at = path.child('sessionAffinityConfig')
  if (sessionAffinity === 'None') {
    const detail = 'must not be set when session affinity is None'
    return config ? [...errors, field.forbidden(at, detail)] : errors
  }
  const seconds = config?.clientIP?.timeoutSeconds
  if (sessionAffinity !== 'ClientIP' || seconds === undefined || (seconds > 0 && seconds <= longestAffinity)) return errors
  const detail = `must be greater than 0 and less than ${longestAffinity}`
  return [...errors, field.invalid(at.child('clientIP', 'timeoutSeconds'), seconds, detail)]
}

/** The annotation that source ranges were given in before there was a field; what was there before is not looked at again. */
function validateNotedRanges({ metadata, spec }: corev1.Service, old: corev1.Service | undefined): Errors {
  const name = 'service.beta.kubernetes.io/load-balancer-source-ranges'
  const noted = metadata.annotations?.[name]
  if (noted === undefined || spec.loadBalancerSourceRanges?.length) return none
  const at = FieldPath.root('metadata', 'annotations').key(name)
  const known = noted.trim() === '' || noted === old?.metadata.annotations?.[name]
  return [
    ...(spec.type === 'LoadBalancer' ? none : [field.forbidden(at, onlyBalanced)]),
    ...(known ? none : noted.split(',').flatMap((range) => byRule(at, range.trim(), isValidCIDR))),
  ]
}

export function validateClass({ type, loadBalancerClass: kind }: Spec): Errors {
  const at = path.child('loadBalancerClass')
  if (kind === undefined) return none
  return type === 'LoadBalancer' ? byRule(at, kind, isQualifiedName) : [field.forbidden(at, onlyBalanced)]
}

/** What only load balancers have. Source ranges are told of under the name upstream gives them. */
export function validateBalancer(service: corev1.Service, old: corev1.Service | undefined): Errors {
  const { type, ...spec } = service.spec
  const balanced = type === 'LoadBalancer'
  const ranges = path.child('LoadBalancerSourceRanges')
  const forbidden = (name: FieldPath, set: boolean): Errors => (set && !balanced ? [field.forbidden(name, onlyBalanced)] : none)
  const { loadBalancerSourceRanges } = spec
  const known = new Set((old?.spec.loadBalancerSourceRanges ?? []).map((range) => range.trim()))
  return [
    ...forbidden(ranges, (loadBalancerSourceRanges?.length ?? 0) > 0),
    ...each(ranges, loadBalancerSourceRanges, (range, at) => (known.has(range.trim()) ? none : byRule(at, range.trim(), isValidCIDR))),
    ...validateNotedRanges(service, old),
    ...forbidden(path.child('allocateLoadBalancerNodePorts'), spec.allocateLoadBalancerNodePorts !== undefined),
    ...validateClass(service.spec),
  ]
}

function validateExternal(spec: Spec): Errors {
  const at = path.child('externalTrafficPolicy')
  const { externalTrafficPolicy: policy = '' } = spec
  if (externallyAccessible(spec)) return oneOf(at, policy, policies)
  return policy === '' ? none : [field.invalid(at, policy, 'may only be set for externally-accessible services')]
}

/** A port that is missing is still to be given. */
function validateHealthCheck(spec: Spec): Errors {
  const at = path.child('healthCheckNodePort')
  const { healthCheckNodePort: port = 0 } = spec
  if (port === 0) return none
  if (needsHealthCheck(spec)) return isPortNumber(port).map((detail) => field.invalid(at, port, detail))
  return [field.invalid(at, port, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'")]
}

export function validateTraffic(spec: Spec): Errors {
  const nearness = ['PreferClose', 'PreferSameZone', 'PreferSameNode']
  return [
    ...validateExternal(spec),
    ...validateHealthCheck(spec),
    ...optionalOneOf(path.child('internalTrafficPolicy'), spec.internalTrafficPolicy, policies),
    ...optionalOneOf(path.child('trafficDistribution'), spec.trafficDistribution, nearness),
  ]
}
