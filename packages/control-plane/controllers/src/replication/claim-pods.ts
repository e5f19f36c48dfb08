import type { corev1 } from '@orrery/api'
import { controllerOf } from '../pods/owner.js'

export interface Claimant {
  uid: string
  deleting: boolean
  matches(labels: Readonly<Record<string, string>>): boolean
}

export interface Claims {
  owned: corev1.Pod[]
  /** Orphans that match and are to be given a controller reference. */
  adopt: corev1.Pod[]
  /** Owned, but matching no longer: to lose their reference. */
  release: corev1.Pod[]
}

/** Which pods a controller has, wants and lets go (upstream's PodControllerRefManager). A controller that is being deleted adopts and releases nothing. */
export function claimPods(claimant: Claimant, pods: readonly corev1.Pod[]): Claims {
  const claims: Claims = { owned: [], adopt: [], release: [] }
  for (const pod of pods) {
    const owner = controllerOf(pod)
    const matches = claimant.matches(pod.metadata.labels ?? {})
    if (owner && owner.uid !== claimant.uid) continue
    if (owner && matches) claims.owned.push(pod)
    else if (claimant.deleting) continue
    else if (owner) claims.release.push(pod)
    else if (matches && pod.metadata.deletionTimestamp === undefined) claims.adopt.push(pod)
  }
  return claims
}
