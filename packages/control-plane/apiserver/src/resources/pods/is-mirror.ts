import type { corev1 } from '@orrery/api'
import { mirrorAnnotation } from '../pod-spec/validate-annotations.js'

/** A pod that shows what a node runs by itself. */
export function isMirror({ metadata }: corev1.Pod): boolean {
  return metadata.annotations?.[mirrorAnnotation] !== undefined
}
