import { quote, type corev1, type FieldPath, type metav1 } from '@orrery/api'
import { addressWarning } from '../../validation/addresses.js'
import { fractions, warnOfContainers } from './containers.js'
import { warnOfOverlaps } from './overlaps.js'
import { warnOfNodeChoice, warnOfPodAffinity } from './placement.js'
import { warnOfPorts } from './ports.js'
import { warnOfVolumes } from './volumes.js'

const annotations = [
  ['scheduler.alpha.kubernetes.io/critical-pod', 'non-functional in v1.16+; use the "priorityClassName" field instead'],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
] as const

const seccomp = 'seccomp.security.alpha.kubernetes.io/pod'

type Annotated = Pick<metav1.ObjectMeta, 'annotations'>

function warnOfAnnotations(path: FieldPath, known: readonly (readonly [key: string, why: string])[], meta: Annotated): readonly string[] {
  const given = known.filter(([key]) => meta.annotations?.[key] !== undefined)
  return given.map(([key, why]) => `${path.child('metadata', 'annotations').key(key).toString()}: ${why}`)
}

function repeated(path: FieldPath, name: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) === index ? [] : [`${path.index(index).child(name).toString()}: duplicate ${name} ${quote(value)}`],
  )
}

function warnOfLists(path: FieldPath, { hostAliases = [], imagePullSecrets = [] }: corev1.PodSpec): readonly string[] {
  const secrets = path.child('imagePullSecrets')
  const names = imagePullSecrets.map(({ name }) => name ?? '')
  return [
    ...repeated(path.child('hostAliases'), 'ip', hostAliases.map(({ ip }) => ip)),
    ...repeated(secrets, 'name', names),
    ...names.flatMap((name, index) => (name === '' ? [`${secrets.index(index).child('name').toString()}: invalid empty name ""`] : [])),
  ]
}

function warnOfAddresses(path: FieldPath, { dnsConfig, hostAliases = [] }: corev1.PodSpec): readonly string[] {
  const servers = path.child('dnsConfig', 'nameservers')
  const aliases = path.child('hostAliases')
  return [
    ...(dnsConfig?.nameservers ?? []).flatMap((ip, index) => addressWarning(servers.index(index), ip) ?? []),
    ...hostAliases.flatMap(({ ip }, index) => addressWarning(aliases.index(index).child('ip'), ip) ?? []),
  ]
}

/**
 * What upstream warns of in a pod or a template of pods, in its order (pkg/api/pod/warnings.go). `root`: where the
 * metadata and the spec stand, empty for a pod.
 */
export function warnOfPod(root: FieldPath, spec: corev1.PodSpec, metadata: Annotated): readonly string[] {
  const path = root.child('spec')
  const volumes = spec.volumes ?? []
  const endless = (spec.terminationGracePeriodSeconds ?? 0) < 0
  const negative = 'must be >= 0; negative values are invalid and will be treated as 1'
  const unconfined: readonly (readonly [string, string])[] = [[seccomp, 'non-functional in v1.27+; use the "seccompProfile" field instead']]
  return [
    ...warnOfNodeChoice(path, spec),
    ...warnOfAnnotations(root, annotations, metadata),
    ...warnOfVolumes(path.child('volumes'), volumes),
    ...warnOfOverlaps(volumes),
    ...warnOfLists(path, spec),
    ...fractions(path.child('overhead'), spec.overhead, ['memory', 'ephemeral-storage']),
    ...(spec.securityContext?.seccompProfile ? [] : warnOfAnnotations(root, unconfined, metadata)),
    ...warnOfContainers(root, spec, metadata),
    ...warnOfPorts(path, spec),
    ...(endless ? [`${path.child('terminationGracePeriodSeconds').toString()}: ${negative}`] : []),
    ...warnOfPodAffinity(path, spec),
    ...warnOfAddresses(path, spec),
  ]
}
