import { field, FieldPath, type corev1 } from '@orrery/api'
import { none, type Errors } from '../../validation/checks.js'
import { isHeadless } from '../cluster-ips.js'

type Spec = corev1.ServiceSpec

const path = FieldPath.root('spec')
const changed = 'may not change once set'

interface List {
  at: FieldPath
  /** How errors name one of it. */
  what: string
  now: readonly string[]
  before: readonly string[]
  /** What a change of the first is told of by; upstream shows the addresses for both lists. */
  shown: readonly string[]
  /** Where a change in a list of the same length is told of. */
  place(index: number): FieldPath
  /** Whether there is no primary any more. */
  unset: boolean
}

/** A second one comes and goes, the first stays; it goes only from a service that says so. */
function validateList({ ipFamilyPolicy }: Spec, list: List): Errors {
  const { at, what, now, before, shown } = list
  const [first] = before
  if (now.length === before.length) {
    return before.flatMap((one, index) => (one === now[index] ? none : [field.invalid(list.place(index), now, changed)]))
  }
  const moved = first !== undefined && now.length > 0 && now[0] !== first
  const errors = moved ? [field.invalid(at.index(0), shown, changed)] : none
  if (now.length > before.length) return errors
  const released = now.length === 1 && ipFamilyPolicy !== 'SingleStack'
  const policy = `must be set to 'SingleStack' when releasing the secondary ${what}`
  return [
    ...(list.unset ? [field.invalid(at.index(0), now, `primary ${what} can not be unset`)] : none),
    ...errors,
    ...(released ? [field.invalid(path.child('ipFamilyPolicy'), ipFamilyPolicy ?? null, policy)] : none),
  ]
}

/** Once given, the primary address and family stay, unless the service was, or becomes, only a name. */
export function validateKeptAddresses(spec: Spec, old: Spec): Errors {
  if (spec.type === 'ExternalName' || old.type === 'ExternalName') return none
  const { clusterIPs = [], ipFamilies = [] } = spec
  const [headless, before] = [isHeadless(spec), isHeadless(old)]
  const unset = clusterIPs.length === 0
  const families = path.child('ipFamilies')
  const ips = path.child('clusterIPs')
  const addresses: List = {
    at: ips,
    what: 'clusterIP',
    now: clusterIPs,
    before: old.clusterIPs ?? [],
    shown: clusterIPs,
    place: (index) => ips.index(index),
    unset,
  }
  const kinds: List = {
    at: families,
    what: 'ipFamily',
    now: ipFamilies,
    before: old.ipFamilies ?? [],
    shown: clusterIPs,
    place: () => families.index(0),
    unset,
  }
  return [
    ...(headless && before ? none : validateList(spec, addresses)),
    ...(headless || before ? none : validateList(spec, kinds)),
  ]
}
