import { field, FieldPath, isDNS1123Subdomain, isQualifiedName, isValidIP, parseIP, type corev1 } from '@orrery/api'
import { byRule, each, none, unixId, type Errors } from '../validation/checks.js'
import { validateAnnotationsUpdate } from './validate-annotations-update.js'
import { validateTransitions } from './validate-transitions.js'

type Pod = corev1.Pod
type Status = corev1.PodStatus

const path = FieldPath.root('status')
const ofSystem = new Set(['PodScheduled', 'Ready', 'Initialized'])

function validateGeneration(at: FieldPath, generation: number | undefined): Errors {
  return (generation ?? 0) < 0 ? [field.invalid(at, generation, 'must be a non-negative integer')] : none
}

function validateConditions(conditions: readonly corev1.PodCondition[] | undefined): Errors {
  return each(path.child('conditions'), conditions, ({ type, observedGeneration }, at) => [
    ...validateGeneration(at.child('observedGeneration'), observedGeneration),
    ...(ofSystem.has(type) ? none : byRule(at.child('Type'), type, isQualifiedName)),
  ])
}

function validateNomination({ nominatedNodeName: name }: Status, before: Status): Errors {
  if (!name || name === before.nominatedNodeName) return none
  return byRule(path.child('nominatedNodeName'), name, isDNS1123Subdomain)
}

/** Addresses that were wrong before may stay; one of each family at most. */
function validateAddresses(at: FieldPath, list: readonly { ip: string }[], before: readonly { ip: string }[]): Errors {
  const known = new Set(before.map(({ ip }) => ip))
  const wrong = each(at, list, ({ ip }, to) => (known.has(ip) ? none : byRule(to, ip, isValidIP)))
  if (list.length <= 1) return wrong
  const families = list.map(({ ip }) => parseIP(ip)?.family)
  const wrongAt = families.indexOf(undefined)
  const text = `failed to check for dual stack with error:invalid IP[${wrongAt}]: ${list[wrongAt]?.ip}`
  const dual = wrongAt < 0 && new Set(families).size === 2
  const shown = list.map(({ ip }) => ({ IP: ip }))
  return [
    ...wrong,
    ...(wrongAt < 0 ? none : [field.internal(at, text)]),
    ...(dual && list.length === 2 ? none : [field.invalid(at, shown, 'may specify no more than one IP for each IP family')]),
  ]
}

function validateHostAddresses({ hostIP = '', hostIPs = [] }: Status, before: Status): Errors {
  const [first] = hostIPs
  if (!first) return none
  const at = path.child('hostIPs')
  const same = hostIP === first.ip ? none : [field.invalid(at.index(0).child('ip'), first.ip, 'must be equal to `hostIP`')]
  return [...same, ...validateAddresses(at, hostIPs, before.hostIPs ?? [])]
}

function validateClaims({ resourceClaimStatuses }: Status, { resourceClaims = [] }: corev1.PodSpec): Errors {
  const seen = new Set<string>()
  const detail = 'must match the name of an entry in `spec.resourceClaims`'
  return each(path.child('resourceClaimStatuses'), resourceClaimStatuses, ({ name, resourceClaimName: claim }, at) => {
    const again = seen.has(name)
    seen.add(name)
    return [
      ...(resourceClaims.some((one) => one.name === name) ? none : [field.invalid(at.child('name'), name, detail)]),
      ...(again ? [field.duplicate(at.child('name'), name)] : none),
      ...(claim === undefined ? none : byRule(at.child('name'), claim, isDNS1123Subdomain)),
    ]
  })
}

function validateUsers(at: FieldPath, statuses: readonly corev1.ContainerStatus[] | undefined, os: string): Errors {
  return each(at, statuses, ({ user }, to) => {
    const place = to.child('user', 'linux')
    if (!user?.linux) return none
    if (os === 'windows') return [field.forbidden(place, 'cannot be set for a windows pod')]
    const { uid, gid, supplementalGroups } = user.linux
    return [
      ...unixId(place.child('uid'), uid),
      ...unixId(place.child('gid'), gid),
      ...each(place.child('supplementalGroups'), supplementalGroups, (group, at) => unixId(at, group)),
    ]
  })
}

const ofContainers = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const

/** Upstream's ValidatePodStatusUpdate. What waits for gates is gone by now. */
export function validatePodStatusUpdate(next: Pod, old: Pod): Errors {
  const { status, spec } = next
  const { status: before } = old
  const kept = (status.qosClass ?? '') === (before.qosClass ?? '')
  return [
    ...validateAnnotationsUpdate(next, old),
    ...validateConditions(status.conditions),
    ...validateNomination(status, before),
    ...validateGeneration(path.child('observedGeneration'), status.observedGeneration),
    ...(kept ? none : [field.invalid(path.child('qosClass'), status.qosClass ?? '', 'field is immutable')]),
    ...validateTransitions(path, next, old),
    ...validateClaims(status, spec),
    ...validateAddresses(path.child('podIPs'), status.podIPs ?? [], before.podIPs ?? []),
    ...validateHostAddresses(status, before),
    ...ofContainers.flatMap((name) => validateUsers(path.child(name), status[name], spec.os?.name ?? 'linux')),
  ]
}
