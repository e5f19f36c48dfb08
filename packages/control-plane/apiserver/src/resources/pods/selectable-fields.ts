import type { corev1 } from '@orrery/api'

/** By what pods can be selected. */
export const podSelectableFields: Readonly<Record<string, (pod: corev1.Pod) => string>> = {
  'spec.nodeName': ({ spec }) => spec.nodeName ?? '',
  'spec.restartPolicy': ({ spec }) => spec.restartPolicy ?? '',
  'spec.schedulerName': ({ spec }) => spec.schedulerName ?? '',
  'spec.serviceAccountName': ({ spec }) => spec.serviceAccountName ?? '',
  'spec.hostNetwork': ({ spec }) => String(spec.hostNetwork ?? false),
  'status.phase': ({ status }) => status.phase ?? '',
  'status.podIP': ({ status }) => status.podIPs?.[0]?.ip ?? '',
  // Upstream takes the label and has no such field, so that it is empty for all.
  'status.podIPs': () => '',
  'status.nominatedNodeName': ({ status }) => status.nominatedNodeName ?? '',
}
