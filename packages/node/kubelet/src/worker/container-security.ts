import type { corev1 } from '@orrery/api'
import type { ContainerSecurity } from '../runtime/contract.js'

/** The container's security context over the pod's. */
export function containerSecurity(pod: corev1.Pod, container: corev1.Container): ContainerSecurity {
  const shared = pod.spec.securityContext ?? {}
  const own = container.securityContext ?? {}
  const user = own.runAsUser ?? shared.runAsUser
  const group = own.runAsGroup ?? shared.runAsGroup
  const groups = [...(shared.supplementalGroups ?? []), ...(shared.fsGroup === undefined ? [] : [shared.fsGroup])]
  return {
    ...(user === undefined ? {} : { user: group === undefined ? String(user) : `${user}:${group}` }),
    groups: groups.map(String),
    privileged: own.privileged ?? false,
    readOnlyRootFilesystem: own.readOnlyRootFilesystem ?? false,
    noNewPrivileges: own.allowPrivilegeEscalation === false,
    addCapabilities: own.capabilities?.add ?? [],
    dropCapabilities: own.capabilities?.drop ?? [],
  }
}

/** Why the container may not run as it would, in upstream's words; undefined when it may. */
export function rootRefusal(pod: corev1.Pod, container: corev1.Container): string | undefined {
  const shared = pod.spec.securityContext ?? {}
  const own = container.securityContext ?? {}
  if (!(own.runAsNonRoot ?? shared.runAsNonRoot)) return undefined
  const user = own.runAsUser ?? shared.runAsUser
  if (user === undefined || user > 0) return undefined
  const where = `(pod: "${pod.metadata.name}_${pod.metadata.namespace ?? ''}(${pod.metadata.uid})", container: ${container.name})`
  return `container's runAsUser breaks non-root policy ${where}`
}
