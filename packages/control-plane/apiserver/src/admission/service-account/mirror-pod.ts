import type { corev1 } from '@orrery/api'
import { namesSecrets } from './secret-references.js'

/** Whether the pod only shows what a kubelet runs of its own accord. */
export function isMirrorPod({ metadata }: corev1.Pod): boolean {
  return metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined
}

/** What a mirror pod may not name, in upstream's words. */
export function mirrorPodFault(pod: corev1.Pod): string | undefined {
  if (pod.spec.serviceAccountName) return 'a mirror pod may not reference service accounts'
  if (namesSecrets(pod)) return 'a mirror pod may not reference secrets'
  const projected = (pod.spec.volumes ?? []).flatMap((volume) => volume.projected?.sources ?? [])
  const token = projected.some(({ serviceAccountToken }) => serviceAccountToken)
  return token ? 'a mirror pod may not use ServiceAccountToken volume projections' : undefined
}
