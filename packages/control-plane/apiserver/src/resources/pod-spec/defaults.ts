import type { corev1 } from '@orrery/api'
import { roundToMilli } from '../resource-list/defaults.js'
import { defaultVolume } from '../volume/defaults.js'
import { defaultContainer } from './container-defaults.js'
import { dropRetiredAnnotations } from './retired-annotations.js'

/** The two names of the service account's field always agree. */
function mirrorServiceAccount(spec: corev1.PodSpec): void {
  const name = spec.serviceAccountName || spec.serviceAccount
  if (!name) return
  spec.serviceAccountName = name
  spec.serviceAccount = name
}

/** In place: what upstream sets in each pod spec, in templates as in pods. */
export function defaultPodSpec(spec: corev1.PodSpec): void {
  spec.dnsPolicy ||= 'ClusterFirst'
  spec.restartPolicy ||= 'Always'
  spec.securityContext ??= {}
  spec.terminationGracePeriodSeconds ??= 30
  spec.schedulerName ||= 'default-scheduler'
  mirrorServiceAccount(spec)
  for (const volume of spec.volumes ?? []) defaultVolume(volume)
  for (const container of spec.initContainers ?? []) defaultContainer(container)
  for (const container of spec.containers ?? []) defaultContainer(container)
  for (const container of spec.ephemeralContainers ?? []) defaultContainer(container)
  roundToMilli(spec.overhead)
  roundToMilli(spec.resources?.limits)
  roundToMilli(spec.resources?.requests)
}

export function defaultPodTemplate(template: corev1.PodTemplateSpec | undefined): void {
  if (!template) return
  dropRetiredAnnotations(template.metadata)
  defaultPodSpec(template.spec)
}
