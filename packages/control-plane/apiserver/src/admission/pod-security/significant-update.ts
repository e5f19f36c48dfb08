import type { corev1 } from '@orrery/api'

type Containers = readonly corev1.EphemeralContainerCommon[]

const seccomp = 'seccomp.security.alpha.kubernetes.io/pod'
const ofContainer = 'container.seccomp.security.alpha.kubernetes.io/'

/** Whether an update changes anything that the standards look at; most of a pod never changes. */
export function isSignificantUpdate(pod: corev1.Pod, old: corev1.Pod): boolean {
  const before = old.metadata.annotations ?? {}
  const now = pod.metadata.annotations ?? {}
  const differs = (next: corev1.EphemeralContainerCommon, last: corev1.EphemeralContainerCommon | undefined): boolean =>
    !last || next.image !== last.image || now[ofContainer + next.name] !== before[ofContainer + next.name]
  const changed = (next: Containers = [], last: Containers = []): boolean =>
    next.length !== last.length || next.some((container, index) => differs(container, last[index]))
  const ephemeral = (pod.spec.ephemeralContainers ?? []).some((container) =>
    differs(container, old.spec.ephemeralContainers?.find(({ name }) => name === container.name)),
  )
  const containers = changed(pod.spec.containers, old.spec.containers) || changed(pod.spec.initContainers, old.spec.initContainers)
  return now[seccomp] !== before[seccomp] || containers || ephemeral
}
