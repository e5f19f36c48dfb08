import type { corev1 } from '@orrery/api'
import type { EventRecorder } from '@orrery/client'
import type { Tell } from '../images/image-puller.js'

/** Records events about one container of a pod, with the field path upstream gives them. */
export function tellOf(recorder: EventRecorder, pod: corev1.Pod, container: corev1.Container): Tell {
  const init = pod.spec.initContainers?.some((one) => one.name === container.name)
  const path = `spec.${init ? 'initContainers' : 'containers'}{${container.name}}`
  return (type, reason, message) => recorder.event(pod, type, reason, message, path)
}
