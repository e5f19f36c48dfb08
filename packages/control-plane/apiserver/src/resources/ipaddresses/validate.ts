import {
  field,
  FieldPath,
  formatIP,
  isDNS1123Subdomain,
  parseIP,
  validateObjectMeta,
  deepEqual,
  type NameRule,
  type networkingv1,
} from '@orrery/api'
import { byRule, named, none, type Errors } from '../validation/checks.js'
import { isPathSegment } from '../validation/path-segment.js'

type IPAddress = networkingv1.IPAddress

const path = FieldPath.root('spec', 'parentRef')

/** An address in its canonical form: upstream's IsValidIP. */
export const nameIsIP: NameRule = (name) => {
  const ip = parseIP(name)
  if (!ip) return ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)']
  if (ip.family === 'IPv4' && name.includes(':')) return ['must not be an IPv4-mapped IPv6 address']
  const canonical = formatIP(ip)
  return canonical === name ? [] : [`must be in canonical form ("${canonical}")`]
}

/** Upstream's ValidateIPAddress besides the metadata. The group may be empty, as that of Services is. */
export function validateIPAddress({ spec: { parentRef } }: IPAddress): Errors {
  if (!parentRef) return [field.required(path)]
  const { group, resource, name, namespace } = parentRef
  return [
    ...(group ? byRule(path.child('group'), group, isDNS1123Subdomain) : none),
    ...named(path.child('resource'), resource, isPathSegment),
    ...named(path.child('name'), name, isPathSegment),
    ...(namespace ? byRule(path.child('namespace'), namespace, isPathSegment) : none),
  ]
}

/** What an address belongs to never changes. */
export function validateIPAddressUpdate(next: IPAddress, old: IPAddress): Errors {
  const same = deepEqual(next.spec.parentRef, old.spec.parentRef)
  return [
    ...validateIPAddress(next),
    ...validateObjectMeta(next.metadata, false, nameIsIP, FieldPath.root('metadata')),
    ...(same ? none : [field.invalid(path, next.spec.parentRef ?? null, 'field is immutable')]),
  ]
}
