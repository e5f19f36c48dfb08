import type { corev1, ObjectMeta } from '@orrery/api'

/** What is looked at: a pod, or the template of one. */
export interface PodLike {
  metadata: Pick<ObjectMeta, 'annotations'>
  spec: corev1.PodSpec
}

/** What a check forbids, in upstream's words: the reason alone for many pods, with details for one. */
export interface Violation {
  reason: string
  detail: string
}

export type CheckPod = (pod: PodLike) => Violation | undefined

/** One rule of the Pod Security Standards. */
export interface Check {
  id: string
  level: 'baseline' | 'restricted'
  /** The rule from a minor of 1.x on, in ascending order; before the first there is none. */
  versions: readonly { from: number; check: CheckPod; overrides?: readonly string[] }[]
}
