import type { ApiObject, corev1, Draft, OwnerReference } from '@orrery/api'

/** The reference by which an owner controls what it makes. */
export function controllerReference(owner: ApiObject, apiVersion: string, kind: string): OwnerReference {
  const { name, uid } = owner.metadata
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true }
}

/** A pod as the template describes it, named by the server after its owner. */
export function podFromTemplate(
  template: corev1.PodTemplateSpec,
  owner: ApiObject,
  reference: OwnerReference,
): Draft<corev1.Pod> {
  const { labels, annotations, finalizers } = template.metadata
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: podNamePrefix(owner.metadata.name),
      ...(owner.metadata.namespace ? { namespace: owner.metadata.namespace } : {}),
      ...(labels ? { labels: { ...labels } } : {}),
      ...(annotations ? { annotations: { ...annotations } } : {}),
      ...(finalizers ? { finalizers: [...finalizers] } : {}),
      ownerReferences: [reference],
    },
    spec: structuredClone(template.spec),
  }
}

/** `NAME-`, or the bare name where a generated pod name would not be a valid one (it may end in a dash only as a prefix). */
function podNamePrefix(name: string): string {
  const prefix = `${name}-`
  return prefix.length <= 253 ? prefix : name
}
