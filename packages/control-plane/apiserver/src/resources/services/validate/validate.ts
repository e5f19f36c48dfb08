import { field, FieldPath, isDNS1123Subdomain, isValidIP, validateLabels, type corev1 } from '@orrery/api'
import type { Target } from '../../contract.js'
import { byRule, each, named, none, oneOf, type Errors } from '../../validation/checks.js'
import { ordinaryAddress } from '../../validation/ordinary-address.js'
import { isHeadless } from '../cluster-ips.js'
import { needsHealthCheck } from '../node-ports.js'
import { validateClusterIPs, validateClusterIPsUpdate } from './cluster-ips.js'
import { validateHasPorts, validatePorts, validatePortSet } from './ports.js'
import { validateAffinity, validateBalancer, validateTraffic } from './traffic.js'

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

function validateExternalIPs({ externalIPs }: Spec): Errors {
  return each(path.child('externalIPs'), externalIPs, (ip, at) => {
    const errors = byRule(at, ip, isValidIP)
    return errors.length > 0 ? errors : ordinaryAddress(at, ip)
  })
}

/** Upstream's ValidateService, in its order, besides the metadata. */
export function validateService({ spec }: corev1.Service): Errors {
  return [
    ...validateHasPorts(spec),
    ...validateHeadless(spec),
    ...validateExternalName(spec),
    ...validatePorts(spec),
    ...validateLabels(spec.selector, path.child('selector')),
    ...validateAffinity(spec),
    ...validateClusterIPs(spec),
    ...validateExternalIPs(spec),
    ...oneOf(path.child('type'), spec.type, types),
    ...validatePortSet(spec),
    ...validateBalancer(spec),
    ...validateTraffic(spec),
  ]
}

function validateKept(spec: Spec, old: Spec): Errors {
  const balanced = spec.type === 'LoadBalancer' && old.type === 'LoadBalancer'
  const kind = path.child('loadBalancerClass')
  const checked = needsHealthCheck(spec) && needsHealthCheck(old)
  return [
    ...(balanced && spec.loadBalancerClass !== old.loadBalancerClass
      ? [field.invalid(kind, spec.loadBalancerClass ?? null, 'may not change once set')]
      : none),
    ...(checked && spec.healthCheckNodePort !== old.healthCheckNodePort
      ? [field.forbidden(path.child('healthCheckNodePort'), 'field is immutable')]
      : none),
  ]
}

export function validateServiceUpdate(next: corev1.Service, old: corev1.Service, target: Target): Errors {
  if (target !== '') return none
  return [...validateClusterIPsUpdate(next.spec, old.spec), ...validateKept(next.spec, old.spec), ...validateService(next)]
}
