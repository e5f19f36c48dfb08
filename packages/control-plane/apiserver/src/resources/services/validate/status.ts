import { field, FieldPath, isDNS1123Subdomain, isValidIP, parseIP, type corev1 } from '@orrery/api'
import { byRule, each, none, type Errors } from '../../validation/checks.js'

const modes = ['Proxy', 'VIP']

function validateMode(path: FieldPath, { ip, ipMode }: corev1.LoadBalancerIngress): Errors {
  if (ipMode === undefined) return ip ? [field.required(path, 'must be specified when `ip` is set')] : none
  if (!ip) return [field.forbidden(path, 'may not be specified when `ip` is not set')]
  return modes.includes(ipMode) ? none : [field.notSupported(path, ipMode, modes)]
}

function validateHostname(path: FieldPath, name: string): Errors {
  const address = parseIP(name) ? [field.invalid(path, name, 'must be a DNS name, not an IP address')] : none
  return [...byRule(path, name, isDNS1123Subdomain), ...address]
}

/** Where a balancer lets traffic in. Addresses that were there before are not looked at again. */
export function validateServiceStatus({ spec, status }: corev1.Service, old: corev1.Service): Errors {
  const path = FieldPath.root('status', 'loadBalancer', 'ingress')
  const { ingress } = status.loadBalancer
  if (spec.type !== 'LoadBalancer' && ingress?.length) {
    return [field.forbidden(path, "may only be used when `spec.type` is 'LoadBalancer'")]
  }
  const known = new Set((old.status.loadBalancer.ingress ?? []).map(({ ip }) => ip))
  return each(path, ingress, (one, at) => [
    ...(one.ip && !known.has(one.ip) ? byRule(at.child('ip'), one.ip, isValidIP) : none),
    ...validateMode(at.child('ipMode'), one),
    ...(one.hostname ? validateHostname(at.child('hostname'), one.hostname) : none),
  ])
}
