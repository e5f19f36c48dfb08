import {
  field,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  validateLabels,
  type corev1,
  type FieldPath,
} from '@orrery/api'
import { validateAmount, validateResourceName } from '../resource-list/validate.js'
import { byRule, each, inRange, none, oneOf, optionalOneOf, required, type Errors } from '../validation/checks.js'
import { validateVolumes } from '../volume/validate.js'
import { validateAffinity } from './validate-affinity.js'
import { validateClaims } from './validate-claims.js'
import { validateContainers, validateEphemeralContainers, validateInitContainers } from './validate-containers.js'
import { validateDnsConfig, validateDnsPolicy, validateHostAliases } from './validate-names.js'
import { validateSpreads, validateTolerations } from './validate-placement.js'
import { validateHostNetworkPorts } from './validate-ports.js'
import { validatePodSecurityContext } from './validate-security.js'

type Spec = corev1.PodSpec

const restartPolicies = ['Always', 'OnFailure', 'Never']

function ifNamed(path: FieldPath, name: string | undefined, rule: (name: string) => readonly string[]): Errors {
  return name ? byRule(path, name, rule) : none
}

function validateGates(path: FieldPath, { readinessGates, schedulingGates }: Spec): Errors {
  const seen = new Set<string>()
  return [
    ...each(path.child('readinessGates'), readinessGates, ({ conditionType }, at) =>
      byRule(at.child('conditionType'), conditionType, isQualifiedName),
    ),
    ...each(path.child('schedulingGates'), schedulingGates, ({ name }, at) => {
      const again = seen.has(name)
      seen.add(name)
      return [...byRule(at, name, isQualifiedName), ...(again ? [field.duplicate(at, name)] : none)]
    }),
  ]
}

/** Who runs the pod, where and under what name. */
function validateIdentity(path: FieldPath, spec: Spec): Errors {
  return [
    ...ifNamed(path.child('serviceAccountName'), spec.serviceAccountName, isDNS1123Subdomain),
    ...ifNamed(path.child('nodeName'), spec.nodeName, isDNS1123Subdomain),
    ...inRange(path.child('activeDeadlineSeconds'), spec.activeDeadlineSeconds, 1, 2_147_483_647),
    ...ifNamed(path.child('hostname'), spec.hostname, isDNS1123Label),
    ...ifNamed(path.child('subdomain'), spec.subdomain, isDNS1123Label),
    ...validateTolerations(path.child('tolerations'), spec.tolerations),
    ...validateHostAliases(path.child('hostAliases'), spec.hostAliases),
    ...ifNamed(path.child('priorityClassName'), spec.priorityClassName, isDNS1123Subdomain),
    ...ifNamed(path.child('runtimeClassName'), spec.runtimeClassName, isDNS1123Subdomain),
    ...optionalOneOf(path.child('preemptionPolicy'), spec.preemptionPolicy, ['PreemptLowerPriority', 'Never']),
  ]
}

function validateOverhead(path: FieldPath, overhead: Record<string, string> | undefined): Errors {
  return Object.entries(overhead ?? {}).flatMap(([name, amount]) => [
    ...validateResourceName(path.key(name), name),
    ...validateAmount(path.key(name), name, amount),
  ])
}

function validateUserNamespace(path: FieldPath, spec: Spec): Errors {
  if (spec.hostUsers !== false) return none
  const shared = [['hostNetwork', spec.hostNetwork], ['HostPID', spec.hostPID], ['HostIPC', spec.hostIPC]] as const
  const detail = 'when `hostUsers` is false'
  return shared.flatMap(([name, set]) => (set ? [field.forbidden(path.child(name), detail)] : none))
}

/** Upstream's ValidatePodSpec, in its order. `isPod`: not a template; `name`: of the pod. */
export function validatePodSpec(path: FieldPath, spec: Spec, isPod: boolean, name = ''): Errors {
  const { volumes, errors } = validateVolumes(path.child('volumes'), spec.volumes, name)
  const parts = { volumes, spec }
  return [
    ...required(path.child('terminationGracePeriodSeconds'), spec.terminationGracePeriodSeconds),
    ...errors,
    ...validateClaims(path.child('resourceClaims'), spec.resourceClaims),
    ...validateContainers(path.child('containers'), parts),
    ...validateInitContainers(path.child('initContainers'), parts),
    ...validateEphemeralContainers(path.child('ephemeralContainers'), parts),
    ...validateHostNetworkPorts(path.child('containers'), spec, isPod),
    ...oneOf(path.child('restartPolicy'), spec.restartPolicy, restartPolicies),
    ...validateDnsPolicy(path.child('dnsPolicy'), spec.dnsPolicy),
    ...validateLabels(spec.nodeSelector, path.child('nodeSelector')),
    ...validatePodSecurityContext(path, spec),
    ...validateAffinity(path.child('affinity'), spec.affinity),
    ...validateDnsConfig(path.child('dnsConfig'), spec),
    ...validateGates(path, spec),
    ...validateSpreads(path.child('topologySpreadConstraints'), spec.topologySpreadConstraints),
    ...validateUserNamespace(path, spec),
    ...validateIdentity(path, spec),
    ...validateOverhead(path.child('overhead'), spec.overhead),
    ...(spec.os ? oneOf(path.child('os', 'name'), spec.os.name, ['linux', 'windows']) : none),
  ]
}
