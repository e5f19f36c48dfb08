import { field, FieldPath, ipFamily, isValidIP, type corev1 } from '@orrery/api'
import { byRule, each, none, optionalOneOf, type Errors } from '../../validation/checks.js'

type Spec = corev1.ServiceSpec

const path = FieldPath.root('spec')
const at = path.child('clusterIPs')

/** clusterIP and the first of clusterIPs say the same. */
function agreement({ clusterIP = '', clusterIPs = [] }: Spec): Errors {
  const [first] = clusterIPs
  if (clusterIP === '') {
    return first === undefined ? none : [field.invalid(at, clusterIPs, 'must be empty when `clusterIP` is not specified')]
  }
  if (first === undefined) return [field.required(at)]
  return first === clusterIP ? none : [field.invalid(at, clusterIPs, 'first value must match `clusterIP`')]
}

function families({ ipFamilies, ipFamilyPolicy }: Spec): Errors {
  const known = ['IPv4', 'IPv6']
  const policies = ['PreferDualStack', 'RequireDualStack', 'SingleStack']
  const seen = new Set<string>()
  const errors = each(path.child('ipFamilies'), ipFamilies, (family, to) => {
    const again = seen.has(family)
    seen.add(family)
    return [...optionalOneOf(to, family, known), ...(again ? [field.duplicate(to, family)] : none)]
  })
  return [...errors, ...optionalOneOf(path.child('ipFamilyPolicy'), ipFamilyPolicy, policies)]
}

function addresses({ clusterIPs = [] }: Spec): Errors {
  if (clusterIPs[0] !== 'None') return each(at, clusterIPs, (ip, to) => byRule(to, ip, isValidIP))
  return clusterIPs.length > 1 ? [field.invalid(at, clusterIPs, "'None' must be the first and only value")] : none
}

/** Each address is of the family that stands in its place. */
function matching({ clusterIPs = [], ipFamilies = [] }: Spec): Errors {
  if (clusterIPs[0] === 'None') return none
  return each(at, clusterIPs, (ip, to, index) => {
    const family = ipFamilies[index]
    const detail = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``
    return family === undefined || ipFamily(ip) === family ? none : [field.invalid(to, ip, detail)]
  })
}

/** Upstream's ValidateServiceClusterIPsRelatedFields. What the cluster can give is the allocation's to say. */
export function validateClusterIPs(spec: Spec): Errors {
  if (spec.type === 'ExternalName') return none
  const { clusterIPs = [] } = spec
  const wrong = addresses(spec)
  const many = clusterIPs.length > 2 ? [field.invalid(at, clusterIPs, 'may only hold up to 2 values')] : none
  const before = [...agreement(spec), ...families(spec), ...wrong, ...many]
  return wrong.length > 0 ? before : [...before, ...matching(spec)]
}

/** Once given, the primary address and family stay, unless the service was, or becomes, only a name. */
export function validateClusterIPsUpdate(spec: Spec, old: Spec): Errors {
  if (spec.type === 'ExternalName' || old.type === 'ExternalName') return none
  const { clusterIPs = [], ipFamilies = [] } = spec
  const [before] = old.clusterIPs ?? []
  const [family] = old.ipFamilies ?? []
  const detail = 'may not change once set'
  const unset = before !== undefined && clusterIPs.length === 0
  const changed = before !== undefined && !unset && clusterIPs[0] !== before
  const moved = family !== undefined && ipFamilies[0] !== undefined && ipFamilies[0] !== family
  return [
    ...(unset ? [field.invalid(at.index(0), clusterIPs, 'primary clusterIP can not be unset')] : none),
    ...(changed ? [field.invalid(at.index(0), clusterIPs, detail)] : none),
    ...(moved ? [field.invalid(path.child('ipFamilies').index(0), ipFamilies, detail)] : none),
  ]
}
