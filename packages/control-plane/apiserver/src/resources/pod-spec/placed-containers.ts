import type { corev1, FieldPath } from '@orrery/api'

export interface Placed {
  container: corev1.EphemeralContainerCommon
  path: FieldPath
}

/** Containers of every sort, in the order upstream visits them. `path`: of the spec. */
export function placed(path: FieldPath, spec: corev1.PodSpec): readonly Placed[] {
  const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const
  return lists.flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({ container, path: path.child(list).index(index) })),
  )
}

/** The same where it does not matter where they stand. */
export function allContainers(spec: corev1.PodSpec): readonly corev1.EphemeralContainerCommon[] {
  return [...(spec.initContainers ?? []), ...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])]
}
