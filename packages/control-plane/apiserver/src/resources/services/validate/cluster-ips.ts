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

function addresses({ clusterIPs = [] }: Spec, old: Spec | undefined): Errors {
  return each(at, clusterIPs, (ip, to, index) => {
    if (index > 0 || ip !== 'None') return old?.clusterIPs?.includes(ip) ? none : byRule(to, ip, isValidIP)
    return clusterIPs.length > 1 ? [field.invalid(at, clusterIPs, "'None' must be the first and only value")] : none
  })
}

function oneOfEach({ clusterIPs = [] }: Spec): Errors {
  const found = clusterIPs.map((ip) => ipFamily(ip))
  if (clusterIPs.length < 2 || (new Set(found).size === 2 && clusterIPs.length === 2)) return none
  return [field.invalid(at, clusterIPs, 'may specify no more than one IP for each IP family')]
}

/** Each address is of the family that stands in its place. */
function matching({ clusterIPs = [], ipFamilies = [] }: Spec): Errors {
  if (clusterIPs[0] === 'None') return none
  return each(at, clusterIPs, (ip, to, index) => {
    const family = ipFamilies[index]
    if (family !== 'IPv4' && family !== 'IPv6') return none
    const detail = `expected an ${family} value as indicated by \`ipFamilies[${index}]\``
    return ipFamily(ip) === family ? none : [field.invalid(to, ip, detail)]
  })
}

/** Upstream's ValidateServiceClusterIPsRelatedFields. What the cluster can give is the allocation's to say. */
export function validateClusterIPs(spec: Spec, old?: Spec): Errors {
  if (spec.type === 'ExternalName') return none
  const { clusterIPs = [] } = spec
  const wrong = addresses(spec, old)
  const many = clusterIPs.length > 2 ? [field.invalid(at, clusterIPs, 'may only hold up to 2 values')] : none
  const before = [...agreement(spec), ...families(spec), ...wrong, ...many]
  return wrong.length > 0 ? before : [...before, ...oneOfEach(spec), ...matching(spec)]
}
