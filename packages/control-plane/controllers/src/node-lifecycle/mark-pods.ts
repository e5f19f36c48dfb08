import { isNotFound, resources, type corev1 } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import type { ControllerContext } from '../framework/controller.js'
import { isPodReady, observedGeneration } from '../pods/conditions.js'

/** Takes the pods of a silent node out of their services: nobody knows any more how they are. */
export async function markPodsNotReady(context: ControllerContext, pods: readonly corev1.Pod[]): Promise<void> {
  const results = await Promise.allSettled(pods.filter(isPodReady).map((pod) => mark(context, pod)))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

async function mark({ client, clock, recorder }: ControllerContext, pod: corev1.Pod): Promise<void> {
  const change = { ...observedGeneration(pod), status: 'False', lastTransitionTime: timestamp(clock) }
  const conditions = (pod.status.conditions ?? []).map((condition) =>
    condition.type === 'Ready' ? { ...condition, ...change } : condition,
  )
  const status = { ...pod.status, conditions }
  try {
    await client.resource(resources.corev1.pods, pod.metadata.namespace).updateStatus({ ...pod, status })
  } catch (error) {
    if (isNotFound(error)) return
    throw error
  }
  recorder.event(pod, 'Warning', 'NodeNotReady', 'Node is not ready')
}
