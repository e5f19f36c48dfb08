import { aggregateText, conflict, field, plainError, type corev1 } from '@orrery/api'
import type { Clock } from '@orrery/kit'
import { withCondition } from './pod-condition.js'

/** Throws 500 with what is wrong about the target, as upstream answers. */
export function checkBindingTarget({ target }: corev1.Binding): void {
  const errors = [
    ...(target.kind && target.kind !== 'Node' ? [field.notSupported('target.kind', target.kind, ['Node', '<empty>'])] : []),
    ...(target.name ? [] : [field.required('target.name')]),
  ]
  if (errors.length > 0) throw plainError(aggregateText(errors))
}

function whyNot({ metadata, spec }: corev1.Pod): string | undefined {
  const { name, deletionTimestamp } = metadata
  if (deletionTimestamp) return `pod ${name} is being deleted, cannot be assigned to a host`
  if (spec.nodeName) return `pod ${name} is already assigned to node ${JSON.stringify(spec.nodeName)}`
  return spec.schedulingGates?.length ? `pod ${name} has non-empty .spec.schedulingGates` : undefined
}

type Refuse = (why: string) => Error

function checkPreconditions({ metadata: wanted }: corev1.Binding, { metadata }: corev1.Pod, refuse: Refuse): void {
  const { uid, resourceVersion } = wanted
  const same = (!uid || uid === metadata.uid) && (!resourceVersion || resourceVersion === metadata.resourceVersion)
  if (same) return
  const what = uid && uid !== metadata.uid ? `UID in precondition: ${uid}, UID in object meta: ${metadata.uid}` : undefined
  const version = `ResourceVersion in precondition: ${resourceVersion}, ResourceVersion in object meta: ${metadata.resourceVersion}`
  throw refuse(what ?? version)
}


/** In place: the pod is given to the node, once. Throws 409 where it cannot be; `refuse` makes that of a precondition. */
export function bindPod(pod: corev1.Pod, binding: corev1.Binding, clock: Clock, refuse: Refuse): corev1.Pod {
  checkPreconditions(binding, pod, refuse)
  const { annotations, name } = pod.metadata
  const refused = whyNot(pod)
  if (refused !== undefined) throw conflict({ group: '', plural: 'pods/binding' }, name, refused)
  pod.spec.nodeName = binding.target.name ?? ''
  pod.metadata.resourceVersion = ''
  if (binding.metadata.annotations) pod.metadata.annotations = { ...annotations, ...binding.metadata.annotations }
  pod.status.conditions = withCondition(pod.status.conditions, { type: 'PodScheduled', status: 'True' }, clock)
  return pod
}
