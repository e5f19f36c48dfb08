import { field, FieldPath, isDNS1123Subdomain, isValidIP, validateLabels, type corev1 } from '@orrery/api'
import type { Context, Target } from '../../contract.js'
import { byRule, each, named, none, oneOf, type Errors } from '../../validation/checks.js'
import { ordinaryAddress } from '../../validation/ordinary-address.js'
import { isHeadless } from '../cluster-ips.js'
import { assignFamilies } from '../ip-families.js'
import { needsHealthCheck } from '../node-ports.js'
import { validateClusterIPs } from './cluster-ips.js'
import { validateKeptAddresses } from './kept-addresses.js'
import { validateHasPorts, validatePorts, validatePortSet } from './ports.js'
import { validateServiceStatus } from './status.js'
import { validateAffinity, validateBalancer, validateClass, validateTraffic } from './traffic.js'

type Spec = corev1.ServiceSpec

const path = FieldPath.root('spec')
const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']

function validateHeadless(spec: Spec): Errors {
  const exposed = spec.type === 'LoadBalancer' || spec.type === 'NodePort'
  const detail = `may not be set to 'None' for ${spec.type} services`
  return exposed && isHeadless(spec) ? [field.invalid(path.child('clusterIPs').index(0), 'None', detail)] : none
}

/** A name has no addresses and no families of them. */
function validateExternalName({ type, externalName = '', clusterIPs, ipFamilies, ipFamilyPolicy }: Spec): Errors {
  if (type !== 'ExternalName') return none
  const set = { clusterIPs: clusterIPs?.length, ipFamilies: ipFamilies?.length, ipFamilyPolicy }
  const detail = 'may not be set for ExternalName services'
  const forbidden = Object.entries(set).flatMap(([name, value]) => (value ? [field.forbidden(path.child(name), detail)] : []))
  return [...forbidden, ...named(path.child('externalName'), externalName.replace(/\.$/, ''), isDNS1123Subdomain)]
}

/** Those that were there before may be in an old form. */
function validateExternalIPs({ externalIPs }: Spec, old: Spec | undefined): Errors {
  return each(path.child('externalIPs'), externalIPs, (ip, at) => {
    const errors = old?.externalIPs?.includes(ip) ? none : byRule(at, ip, isValidIP)
    return errors.length > 0 ? errors : ordinaryAddress(at, ip)
  })
}

const topology = {
  hints: 'service.kubernetes.io/topology-aware-hints',
  mode: 'service.kubernetes.io/topology-mode',
}

/** The older annotation and the newer one say the same. */
function validateTopology({ metadata }: corev1.Service): Errors {
  const [hints, mode] = [metadata.annotations?.[topology.hints], metadata.annotations?.[topology.mode]]
  if (hints === undefined || mode === undefined || hints === mode) return none
  const detail = `must match annotations[${topology.hints}] when both are specified`
  return [field.invalid(FieldPath.root('metadata', 'annotations').key(topology.mode), mode, detail)]
}

/** Upstream's validateService, in its order, besides the metadata. */
function validateWhole(service: corev1.Service, old?: corev1.Service): Errors {
  const { spec } = service
  return [
    ...validateTopology(service),
    ...validateHasPorts(spec),
    ...validateHeadless(spec),
    ...validateExternalName(spec),
    ...validatePorts(spec),
    ...validateLabels(spec.selector, path.child('selector')),
    ...validateAffinity(spec),
    ...validateClusterIPs(spec, old?.spec),
    ...validateExternalIPs(spec, old?.spec),
    ...oneOf(path.child('type'), spec.type, types),
    ...validatePortSet(spec),
    ...validateBalancer(service, old),
    ...validateTraffic(spec),
  ]
}

/** Upstream allocates before it validates: what its allocators find wrong is all it says. */
function validateAllocation(spec: Spec, old: Spec | undefined, context: Context): Errors {
  const errors = spec.type === 'ExternalName' ? none : validateClusterIPs(spec, old)
  return errors.length > 0 ? errors : assignFamilies({ ...spec }, old, context.options.serviceClusterIPRange)
}

export function validateService(service: corev1.Service, context: Context): Errors {
  const errors = validateAllocation(service.spec, undefined, context)
  return errors.length > 0 ? errors : validateWhole(service)
}

/** Upstream looks at the class here too, and so tells of a bad one twice. */
function validateKept(spec: Spec, old: Spec): Errors {
  const balanced = spec.type === 'LoadBalancer' && old.type === 'LoadBalancer'
  const kind = path.child('loadBalancerClass')
  const checked = needsHealthCheck(spec) && needsHealthCheck(old)
  return [
    ...(balanced && spec.loadBalancerClass !== old.loadBalancerClass
      ? [field.invalid(kind, spec.loadBalancerClass ?? null, 'may not change once set')]
      : none),
    ...validateClass(spec),
    ...(checked && spec.healthCheckNodePort !== old.healthCheckNodePort
      ? [field.forbidden(path.child('healthCheckNodePort'), 'field is immutable')]
      : none),
  ]
}

export function validateServiceUpdate(
  next: corev1.Service,
  old: corev1.Service,
  target: Target,
  context: Context,
): Errors {
  if (target === 'status') return validateServiceStatus(next, old)
  if (target !== '') return none
  const errors = validateAllocation(next.spec, old.spec, context)
  if (errors.length > 0) return errors
  return [...validateKeptAddresses(next.spec, old.spec), ...validateKept(next.spec, old.spec), ...validateWhole(next, old)]
}
