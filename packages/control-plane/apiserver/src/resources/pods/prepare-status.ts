import type { corev1 } from '@orrery/api'

type Pod = corev1.Pod

/** What observed a generation before goes on saying so where the client says nothing; conditions of a type in their order. */
function keepObserved({ status }: Pod, { status: before }: Pod): void {
  if (!status.observedGeneration && before.observedGeneration) status.observedGeneration = before.observedGeneration
  const left = [...(before.conditions ?? [])]
  for (const condition of status.conditions ?? []) {
    const index = left.findIndex(({ type }) => type === condition.type)
    const [known] = index < 0 ? [] : left.splice(index, 1)
    if (!condition.observedGeneration && known?.observedGeneration) condition.observedGeneration = known.observedGeneration
  }
}

/** In place: what waits for gates. */
function dropGated({ status }: Pod, { status: before }: Pod): void {
  if (!before.extendedResourceClaimStatus) delete status.extendedResourceClaimStatus
  const all = [status.containerStatuses, status.initContainerStatuses, status.ephemeralContainerStatuses]
  for (const one of all.flatMap((list) => list ?? [])) delete one.allocatedResourcesStatus
}

/** In place: the status never changes owner references, since old kubelets corrupt them; nor the class of a pod. */
export function prepareStatus(pod: Pod, old: Pod): void {
  if (old.metadata.ownerReferences) pod.metadata.ownerReferences = old.metadata.ownerReferences
  else delete pod.metadata.ownerReferences
  if (!pod.status.qosClass && old.status.qosClass) pod.status.qosClass = old.status.qosClass
  keepObserved(pod, old)
  dropGated(pod, old)
}
