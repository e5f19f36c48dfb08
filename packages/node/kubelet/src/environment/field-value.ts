import type { corev1 } from '@orrery/api'

/** What the downward API knows besides the pod itself. */
export interface PodSurroundings {
  hostIp: string
  podIps: readonly string[]
}

const plain: Readonly<Record<string, (pod: corev1.Pod, around: PodSurroundings) => string>> = {
  'metadata.name': (pod) => pod.metadata.name,
  'metadata.namespace': (pod) => pod.metadata.namespace ?? '',
  'metadata.uid': (pod) => pod.metadata.uid,
  'metadata.labels': (pod) => mapText(pod.metadata.labels),
  'metadata.annotations': (pod) => mapText(pod.metadata.annotations),
  'spec.nodeName': (pod) => pod.spec.nodeName ?? '',
  'spec.serviceAccountName': (pod) => pod.spec.serviceAccountName ?? '',
  'status.hostIP': (_pod, around) => around.hostIp,
  'status.hostIPs': (_pod, around) => around.hostIp,
  'status.podIP': (_pod, around) => around.podIps[0] ?? '',
  'status.podIPs': (_pod, around) => around.podIps.join(','),
}

/** The value at a field path of the downward API; undefined where the path means nothing. */
export function fieldValue(pod: corev1.Pod, path: string, around: PodSurroundings): string | undefined {
  const [, map, key] = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path) ?? []
  if (key !== undefined) return (map === 'labels' ? pod.metadata.labels : pod.metadata.annotations)?.[key] ?? ''
  return plain[path]?.(pod, around)
}

/** `key="value"` lines, sorted, as upstream writes whole maps. */
function mapText(map: Readonly<Record<string, string>> = {}): string {
  return Object.entries(map)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join('\n')
}
