import type { corev1 } from '@orrery/api'
import { defaultHttpGet, defaultProbe } from '../probe/defaults.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { defaultPullPolicy } from './image-tag.js'

function defaultEnv(env: corev1.EnvVar): void {
  const { fieldRef, resourceFieldRef, fileKeyRef } = env.valueFrom ?? {}
  if (fieldRef) fieldRef.apiVersion ||= 'v1'
  if (resourceFieldRef) resourceFieldRef.divisor ||= '0'
  if (fileKeyRef) fileKeyRef.optional ??= false
}

/** In place; also for init and ephemeral containers. */
export function defaultContainer(container: corev1.EphemeralContainerCommon): void {
  container.imagePullPolicy ||= defaultPullPolicy(container.image ?? '')
  container.terminationMessagePath ||= '/dev/termination-log'
  container.terminationMessagePolicy ||= 'File'
  for (const port of container.ports ?? []) port.protocol ||= 'TCP'
  for (const env of container.env ?? []) defaultEnv(env)
  roundToMilli(container.resources.limits)
  roundToMilli(container.resources.requests)
  defaultProbe(container.livenessProbe)
  defaultProbe(container.readinessProbe)
  defaultProbe(container.startupProbe)
  defaultHttpGet(container.lifecycle?.postStart?.httpGet)
  defaultHttpGet(container.lifecycle?.preStop?.httpGet)
}
