import type { ApiObject, corev1 } from '@orrery/api'

type Pod = corev1.Pod

const ofTheObject = ['labels', 'annotations', 'finalizers', 'ownerReferences'] as const

/** In place: metadata that a part of the object does not change. */
function keepMetadata(metadata: ApiObject['metadata'], old: ApiObject['metadata']): void {
  for (const name of ofTheObject) {
    if (old[name] === undefined) delete metadata[name]
    else Object.assign(metadata, { [name]: old[name] })
  }
}

/** In place: of everything else than the ephemeral containers nothing changes. */
export function keepAllButEphemeral(pod: Pod, old: Pod): void {
  const { ephemeralContainers } = pod.spec
  const { ephemeralContainers: _, ...spec } = old.spec
  pod.spec = { ...spec, ...(ephemeralContainers && { ephemeralContainers }) }
  keepMetadata(pod.metadata, old.metadata)
}

/** Containers of other names or in another order stay as they are sent, for validation to refuse them. */
function withResources(sent: readonly corev1.Container[], old: readonly corev1.Container[]): corev1.Container[] {
  if (sent.some(({ name }, index) => name !== old[index]?.name)) return [...sent]
  return sent.flatMap(({ resources, resizePolicy }, index) => {
    const container = old[index]
    if (!container) return []
    const { resizePolicy: _, ...kept } = container
    return [{ ...kept, resources, ...(resizePolicy && { resizePolicy }) }]
  })
}

/** In place: of everything else than the containers' resources nothing changes. */
export function keepAllButResources(pod: Pod, old: Pod): void {
  const { containers, initContainers = [] } = pod.spec
  const { containers: before, initContainers: initsBefore = [] } = old.spec
  if (containers.length !== before.length || initContainers.length !== initsBefore.length) return
  const inits = withResources(initContainers, initsBefore)
  pod.spec = { ...old.spec, containers: withResources(containers, before), ...(inits.length > 0 && { initContainers: inits }) }
  keepMetadata(pod.metadata, old.metadata)
}
