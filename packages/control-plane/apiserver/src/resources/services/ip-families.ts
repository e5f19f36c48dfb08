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

function sameList(one: readonly string[] = [], two: readonly string[] = []): boolean {
  return one.length === two.length && one.every((item, index) => item === two[index])
}

/** A service that prefers two families, and asks for nothing else now, is not moved between one and two of them. */
function preferred(spec: Spec, old: Spec | undefined): boolean {
  return (
    old !== undefined &&
    spec.type === old.type &&
    spec.ipFamilyPolicy === 'PreferDualStack' &&
    (old.ipFamilyPolicy ?? 'PreferDualStack') === 'PreferDualStack' &&
    sameList(spec.clusterIPs, old.clusterIPs) &&
    sameList(spec.ipFamilies, old.ipFamilies)
  )
}

/** In place, of what an update has: one family takes the first of each, unless the writer chose; the second goes no other way. */
function release(spec: Spec, old: Spec): readonly FieldError[] {
  if (spec.ipFamilyPolicy === 'SingleStack') {
    if (spec.clusterIPs && sameList(spec.clusterIPs, old.clusterIPs)) spec.clusterIPs = spec.clusterIPs.slice(0, 1)
    if (spec.ipFamilies && sameList(spec.ipFamilies, old.ipFamilies)) spec.ipFamilies = spec.ipFamilies.slice(0, 1)
    return []
  }
  const fewer = (now: readonly string[] = [], before: readonly string[] = []): boolean => now.length > 0 && now.length < before.length
  const released = {
    'cluster IP': fewer(spec.clusterIPs, old.clusterIPs),
    'IP family': fewer(spec.ipFamilies, old.ipFamilies),
  }
  const path = specPath.child('ipFamilyPolicy')
  return Object.entries(released).flatMap(([what, lost]) =>
    lost ? [field.invalid(path, spec.ipFamilyPolicy, `must be 'SingleStack' to release the secondary ${what}`)] : [],
  )
}

/** In place: the families of the addresses that are given. */
function inferFamilies(spec: Spec, family: string): readonly FieldError[] {
  const addresses = spec.clusterIPs?.[0] === 'None' ? [] : (spec.clusterIPs ?? [])
  const known = spec.ipFamilies?.length ?? 0
  const detail = `${other(family)} is not configured on this cluster`
  return addresses.slice(known).flatMap((ip, index) => {
    if (ip === '') return []
    if (familyOf(ip) !== family) return [field.invalid(specPath.child('clusterIPs').index(known + index), spec.clusterIPs, detail)]
    spec.ipFamilies = [...(spec.ipFamilies ?? []), family]
    return []
  })
}

function contradictsPolicy({ ipFamilyPolicy: policy, clusterIPs, ipFamilies }: Spec): readonly FieldError[] {
  if (policy !== 'SingleStack') return []
  const counts = { 'cluster IPs': clusterIPs?.length, 'IP families': ipFamilies?.length }
  return Object.entries(counts).flatMap(([what, count]) => {
    const detail = `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`
    return count === 2 ? [field.invalid(specPath.child('ipFamilyPolicy'), policy, detail)] : []
  })
}

/** What a cluster of one family cannot give. */
function unavailable(spec: Spec, family: string): readonly FieldError[] {
  const detail = 'this cluster is not configured for dual-stack services'
  const dual = spec.ipFamilyPolicy === 'RequireDualStack'
  const wrong = (spec.ipFamilies ?? []).flatMap((one, index) =>
    one === family ? [] : [field.invalid(specPath.child('ipFamilies').index(index), one, 'not configured on this cluster')],
  )
  return dual ? [field.invalid(specPath.child('ipFamilyPolicy'), spec.ipFamilyPolicy, detail), ...wrong] : wrong
}

/**
 * In place: ipFamilyPolicy and ipFamilies of a service that has or may have addresses, on a cluster with one family of
 * them. Returns what cannot be had.
 */
export function assignFamilies(spec: Spec, old: Spec | undefined, range: string): readonly FieldError[] {
  if (spec.type === 'ExternalName' || preferred(spec, old)) return []
  const family = familyOf(range)
  spec.ipFamilyPolicy ??= old?.ipFamilyPolicy ?? (isOpen(spec) ? 'RequireDualStack' : 'SingleStack')
  const kept = old ? release(spec, old) : []
  const errors = [...kept, ...contradictsPolicy(spec), ...inferFamilies(spec, family)]
  if (errors.length > 0) return errors
  const wrong = isOpen(spec) ? [] : unavailable(spec, family)
  if (wrong.length > 0) return wrong
  if (!spec.ipFamilies?.length) spec.ipFamilies = [family]
  const both = isOpen(spec) && spec.ipFamilyPolicy !== 'SingleStack' && spec.ipFamilies.length < 2
  if (both) spec.ipFamilies = [...spec.ipFamilies, other(spec.ipFamilies[0])]
  return []
}
