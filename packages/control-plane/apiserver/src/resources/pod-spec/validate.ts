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
import { byRule, each, inRange, none, oneOf, required, type Errors } from '../validation/checks.js'
import { validateVolumes } from '../volume/validate.js'
import { validateAffinity } from './validate-affinity.js'
import { validateClaims } from './validate-claims.js'
import { validateContainers, validateEphemeralContainers, validateInitContainers } from './validate-containers.js'
import { placed } from './placed-containers.js'
import { validateDnsConfig, validateDnsPolicy, validateHostAliases } from './validate-names.js'
import { validateOs } from './validate-os.js'
import { validateSpreads, validateTolerations } from './validate-placement.js'
import { validatePodResources } from './validate-pod-resources.js'
import { validateHostNetworkPorts } from './validate-ports.js'
import { validatePodSecurityContext } from './validate-security.js'
import { validateHostProcess } from './validate-windows.js'

type Spec = corev1.PodSpec

const restartPolicies = ['Always', 'OnFailure', 'Never']
const preemptionPolicies = ['PreemptLowerPriority', 'Never']

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
    ...(spec.preemptionPolicy === undefined ? none : oneOf(path.child('preemptionPolicy'), spec.preemptionPolicy, preemptionPolicies)),
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
  return [
    ...shared.flatMap(([name, set]) => (set ? [field.forbidden(path.child(name), detail)] : none)),
    ...placed(path, spec).flatMap(({ container, path: at }) =>
      container.volumeDevices?.length ? [field.forbidden(at.child('volumeDevices'), detail)] : none,
    ),
  ]
}

/** Of a spec that stands in a pod, not in a template. */
export interface PodFacts {
  name: string
  /** It mirrors a static pod of its node. */
  isMirror: boolean
  /** What an update replaces. */
  old?: Spec
}

/** Upstream's ValidatePodSpec, in its order. */
export function validatePodSpec(path: FieldPath, spec: Spec, pod?: PodFacts): Errors {
  const { volumes, errors } = validateVolumes(path.child('volumes'), spec.volumes, pod?.name)
  const claimNames = new Set(spec.resourceClaims?.flatMap(({ name }) => name || []))
  const parts = { volumes, claimNames, spec }
  return [
    ...required(path.child('terminationGracePeriodSeconds'), spec.terminationGracePeriodSeconds),
    ...errors,
    ...validateClaims(path.child('resourceClaims'), spec.resourceClaims, pod?.isMirror ?? false),
    ...validateContainers(path.child('containers'), parts),
    ...validateInitContainers(path.child('initContainers'), parts),
    ...validateEphemeralContainers(path.child('ephemeralContainers'), parts),
    ...validatePodResources(path, spec, claimNames),
    ...validateHostNetworkPorts(path.child('containers'), spec, pod !== undefined),
    ...oneOf(path.child('restartPolicy'), spec.restartPolicy, restartPolicies),
    ...validateDnsPolicy(path.child('dnsPolicy'), spec.dnsPolicy),
    ...validateLabels(spec.nodeSelector, path.child('nodeSelector')),
    ...validatePodSecurityContext(path, spec, pod?.old),
    ...validateAffinity(path.child('affinity'), spec.affinity),
    ...validateDnsConfig(path.child('dnsConfig'), spec),
    ...validateGates(path, spec),
    ...validateSpreads(path.child('topologySpreadConstraints'), spec.topologySpreadConstraints),
    ...validateHostProcess(path, spec),
    ...validateUserNamespace(path, spec),
    ...validateIdentity(path, spec),
    ...validateOverhead(path.child('overhead'), spec.overhead),
    ...validateOs(path, spec),
  ]
}
