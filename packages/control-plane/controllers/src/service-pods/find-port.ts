import type { corev1 } from '@orrery/api'

/**
 * The number behind a service port on this pod: a number as it is, a name as the first container (or restartable init
 * container) port of that name and protocol; undefined where the pod has none.
 */
export function findPort(pod: corev1.Pod, port: corev1.ServicePort): number | undefined {
  const target = port.targetPort ?? port.port
  if (typeof target === 'number') return target === 0 ? port.port : target
  const protocol = port.protocol ?? 'TCP'
  const sidecars = (pod.spec.initContainers ?? []).filter((container) => container.restartPolicy === 'Always')
  for (const container of [...pod.spec.containers, ...sidecars]) {
    const found = container.ports?.find((item) => item.name === target && (item.protocol ?? 'TCP') === protocol)
    if (found) return found.containerPort
  }
  return undefined
}
