import { FieldPath, semanticEqual, type corev1 } from '@orrery/api'
import type { Context } from '../contract.js'
import { appArmorPrefix, appArmorProfileOf } from '../pod-spec/app-armor-profile-of.js'
import { allContainers } from '../pod-spec/placed-containers.js'
import { validateAppArmorProfile } from '../pod-spec/validate-profiles.js'

const path = FieldPath.root('metadata', 'annotations')

/** The field that an annotation stands for, if it makes sense. */
function readProfile(annotation: string): corev1.AppArmorProfile | undefined {
  const profile = appArmorProfileOf(annotation)
  return validateAppArmorProfile(path, profile).length === 0 ? profile : undefined
}

/** Returns whether the annotation says what no field did. */
function fillIn(container: corev1.EphemeralContainerCommon, annotation: string, ofPod: corev1.AppArmorProfile | undefined): boolean {
  const profile = readProfile(annotation)
  if (!profile) return true
  if (semanticEqual(profile, ofPod)) return false
  container.securityContext = { ...container.securityContext, appArmorProfile: profile }
  return true
}

/** In place, of a new pod: what annotations alone say of AppArmor becomes fields; with a warning. */
export function fillInAppArmor({ metadata, spec }: corev1.Pod, { warn }: Context): void {
  if (spec.os?.name === 'windows') return
  for (const container of allContainers(spec)) {
    const key = appArmorPrefix + container.name
    const annotation = metadata.annotations?.[key]
    if (annotation === undefined || container.securityContext?.appArmorProfile) continue
    if (!fillIn(container, annotation, spec.securityContext?.appArmorProfile)) continue
    warn?.(`${path.key(key).toString()}: deprecated since v1.30; use the "appArmorProfile" field instead`)
  }
}
