import type { corev1 } from '@orrery/api'

/** The port asked for; else the first that a container declares; else the scheme's own. */
export function podPort(pod: corev1.Pod, asked: string, scheme: string): number {
  const first = pod.spec.containers.find((container) => container.ports?.length)?.ports?.[0]?.containerPort
  return asked === '' ? (first ?? (scheme === 'https' ? 443 : 80)) : Number(asked)
}

export function podAddress({ status }: corev1.Pod): string {
  return status.podIPs?.[0]?.ip ?? status.podIP ?? ''
}
