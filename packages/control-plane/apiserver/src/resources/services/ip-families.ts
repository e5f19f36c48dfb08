import { field, FieldPath, type corev1, type FieldError } from '@orrery/api'
import { isHeadless } from './cluster-ips.js'

type Spec = corev1.ServiceSpec

const specPath = FieldPath.root('spec')

function familyOf(ip: string): 'IPv4' | 'IPv6' {
  return ip.includes(':') ? 'IPv6' : 'IPv4'
}

/** A selectorless headless service may have endpoints of both families wherever it runs. */
function isOpen(spec: Spec): boolean {
  return isHeadless(spec) && Object.keys(spec.selector ?? {}).length === 0
}

function other(family: string | undefined): string {
  return family === 'IPv4' ? 'IPv6' : 'IPv4'
}

/** What contradicts a cluster of one family. */
function contradictions(spec: Spec, family: string): readonly FieldError[] {
  const policy = spec.ipFamilyPolicy
  const path = specPath.child('ipFamilyPolicy')
  const many = (what: string): string =>
    `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`
  if (policy === 'SingleStack') {
    const errors: FieldError[] = []
    if (spec.clusterIPs?.length === 2) errors.push(field.invalid(path, policy, many('cluster IPs')))
    if (spec.ipFamilies?.length === 2) errors.push(field.invalid(path, policy, many('IP families')))
    if (errors.length > 0) return errors
  }
  if (isOpen(spec)) return []
  const wrong = (spec.ipFamilies ?? []).flatMap((one, index) =>
    one === family ? [] : [field.invalid(specPath.child('ipFamilies').index(index), one, 'not configured on this cluster')],
  )
  if (policy !== 'RequireDualStack') return wrong
  return [field.invalid(path, policy, 'this cluster is not configured for dual-stack services'), ...wrong]
}

/**
 * In place: ipFamilyPolicy and ipFamilies of a service that has or may have addresses, on a cluster with one family of
 * them. Returns what cannot be had.
 */
export function assignFamilies(spec: Spec, old: Spec | undefined, range: string): readonly FieldError[] {
  if (spec.type === 'ExternalName') return []
  const family = familyOf(range)
  spec.ipFamilyPolicy ??= old?.ipFamilyPolicy ?? (isOpen(spec) ? 'RequireDualStack' : 'SingleStack')
  const asked = (spec.clusterIPs ?? []).filter((ip) => ip !== 'None' && ip !== '')
  if ((spec.ipFamilies?.length ?? 0) === 0 && asked.length > 0) {
    const index = asked.findIndex((ip) => familyOf(ip) !== family)
    const detail = `${other(family)} is not configured on this cluster`
    if (index >= 0) return [field.invalid(specPath.child('clusterIPs').index(index), spec.clusterIPs, detail)]
    spec.ipFamilies = asked.map(familyOf)
  }
  const errors = contradictions(spec, family)
  if (errors.length > 0) return errors
  if (!spec.ipFamilies?.length) spec.ipFamilies = [family]
  const both = isOpen(spec) && spec.ipFamilyPolicy !== 'SingleStack' && spec.ipFamilies.length < 2
  if (both) spec.ipFamilies = [...spec.ipFamilies, other(spec.ipFamilies[0])]
  return []
}
