import { Quantity, quote, semanticEqual, type corev1, type FieldPath } from '@orrery/api'
import type { ResourceList } from '../../resource-list/amounts.js'
import { appArmorPrefix, appArmorProfileOf } from '../app-armor-profile-of.js'
import { placed } from '../placed-containers.js'

/** Bytes come in whole numbers. */
export function fractions(path: FieldPath, list: ResourceList | undefined, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const amount: string | null | undefined = list?.[name]
    if (!amount || Quantity.parse(amount).milliValue() % 1000n === 0n) return []
    return [`${path.key(name).toString()}: fractional byte value ${quote(amount)} is invalid, must be an integer`]
  })
}

/** A later value of a name replaces the earlier one; it is fine if it speaks of it. */
function hidden(path: FieldPath, env: readonly corev1.EnvVar[]): readonly string[] {
  const seen = new Set<string>()
  return env.flatMap(({ name, value = '', valueFrom }, index) => {
    const again = seen.has(name)
    seen.add(name)
    const reference = `$(${name})`
    const builds = !valueFrom && value !== reference && value.includes(reference)
    if (!again || builds) return []
    const what = `hides previous definition of ${quote(name)}, which may be dropped when using apply`
    return [`${path.index(index).toString()}: ${what}`]
  })
}

function annotated(path: FieldPath, { name, securityContext }: corev1.EphemeralContainerCommon, meta: Metadata): readonly string[] {
  const key = `container.seccomp.security.alpha.kubernetes.io/${name}`
  if (securityContext?.seccompProfile || meta.annotations?.[key] === undefined) return []
  const at = path.child('metadata', 'annotations').key(key).toString()
  return [`${at}: non-functional in v1.27+; use the "seccompProfile" field instead`]
}

/** Of templates; of pods it is said as the annotation becomes a field. */
function warnOfAppArmor(
  root: FieldPath,
  { name, securityContext }: corev1.EphemeralContainerCommon,
  spec: corev1.PodSpec,
  meta: Metadata,
): readonly string[] {
  const key = appArmorPrefix + name
  const annotation = meta.annotations?.[key]
  if (root.toString() === '' || annotation === undefined || securityContext?.appArmorProfile) return []
  const ofPod = spec.securityContext?.appArmorProfile
  if (ofPod && semanticEqual(ofPod, appArmorProfileOf(annotation))) return []
  const at = root.child('metadata', 'annotations').key(key).toString()
  return [`${at}: deprecated since v1.30; use the "appArmorProfile" field instead`]
}

interface Metadata {
  annotations?: Record<string, string>
}

const bytes = ['memory', 'ephemeral-storage']

/** `root`: of the pod or template; its spec is below it. */
export function warnOfContainers(root: FieldPath, spec: corev1.PodSpec, metadata: Metadata): readonly string[] {
  return placed(root.child('spec'), spec).flatMap(({ container, path }) => {
    const of = (list: 'limits' | 'requests', name: string): readonly string[] =>
      fractions(path.child('resources', list), container.resources[list], [name])
    return [
      ...annotated(root, container, metadata),
      ...warnOfAppArmor(root, container, spec, metadata),
      ...bytes.flatMap((name) => [...of('limits', name), ...of('requests', name)]),
      ...hidden(path.child('env'), container.env ?? []),
    ]
  })
}
