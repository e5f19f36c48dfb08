import { isNotFound, resources, type corev1 } from '@orrery/api'
import type { ApiClient, EventRecorder, ResourceClient } from '@orrery/client'
import { timestamp, type Clock, type Logger } from '@orrery/kit'

export interface BinderParts {
  client: ApiClient
  clock: Clock
  logger: Logger
  recorder: EventRecorder
}

/** Writes what was decided of a pod: its binding, or why it has none. */
export class Binder {
  readonly #parts: BinderParts

  constructor(parts: BinderParts) {
    this.#parts = parts
  }

  async bind(pod: corev1.Pod, node: string): Promise<void> {
    const { name, namespace = '', uid } = pod.metadata
    const metadata = { name, namespace, uid }
    const binding = { apiVersion: 'v1', kind: 'Binding', metadata, target: { kind: 'Node', name: node } }
    await this.#pods(pod).createSubresource(name, 'binding', binding)
    const message = `Successfully assigned ${namespace}/${name} to ${node}`
    this.#parts.recorder.event(pod, 'Normal', 'Scheduled', message)
  }

  /** The pod is gone, or others bound it: nothing to say. Anything else is told. */
  async bindingFailed(pod: corev1.Pod, error: unknown): Promise<void> {
    if (isNotFound(error)) return
    const text = error instanceof Error ? error.message : String(error)
    this.#parts.logger.warn({ pod: pod.metadata.name, error: text }, 'binding rejected')
    await this.refuse(pod, 'SchedulerError', `binding rejected: ${text}`)
  }

  /** Says in an event and in the pod's PodScheduled condition why it has no node. */
  async refuse(pod: corev1.Pod, reason: string, message: string): Promise<void> {
    this.#parts.recorder.event(pod, 'Warning', 'FailedScheduling', message)
    const old = pod.status.conditions?.find((condition) => condition.type === 'PodScheduled')
    if (old?.status === 'False' && old.reason === reason && old.message === message) return
    const now = timestamp(this.#parts.clock)
    const lastTransitionTime = old?.status === 'False' ? (old.lastTransitionTime ?? now) : now
    const { generation } = pod.metadata
    const condition = {
      type: 'PodScheduled',
      ...(generation === undefined ? {} : { observedGeneration: generation }),
      status: 'False',
      lastProbeTime: null,
      lastTransitionTime,
      reason,
      message,
    }
    try {
      await this.#pods(pod).patch(pod.metadata.name, 'strategic', { status: { conditions: [condition] } }, 'status')
    } catch (error) {
      if (isNotFound(error)) return
      this.#parts.logger.warn({ pod: pod.metadata.name, error: String(error) }, 'condition not written')
    }
  }

  #pods(pod: corev1.Pod): ResourceClient<corev1.Pod> {
    return this.#parts.client.resource(resources.corev1.pods, pod.metadata.namespace)
  }
}
