import type { corev1 } from '@orrery/api'
import { dropRetiredAnnotations } from '../pod-spec/retired-annotations.js'

/** In place: the older field of an address decides where the two differ. */
function mirrorAddresses(status: corev1.PodStatus): void {
  const { podIP, podIPs = [] } = status
  const [first] = podIPs
  if (podIP && podIP !== first?.ip) status.podIPs = [{ ip: podIP }]
  else if (first) status.podIP = first.ip
}

/** In place: what upstream's conversion between the pod of v1 and its internal one comes to. */
export function asConverted({ metadata, spec, status }: corev1.Pod): void {
  dropRetiredAnnotations(metadata)
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) spec.terminationGracePeriodSeconds = 1
  mirrorAddresses(status)
}
