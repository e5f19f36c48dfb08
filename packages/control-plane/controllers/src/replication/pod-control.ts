import { hasCause, isInvalid, isNotFound, resources, type ApiObject, type corev1, type OwnerReference } from '@orrery/api'
import type { ApiClient, EventRecorder } from '@orrery/client'
import { podFromTemplate } from './pod-from-template.js'

/** Writes pods on behalf of an owner and tells about it in upstream's words. */
export class PodControl {
  readonly #client: ApiClient
  readonly #recorder: EventRecorder

  constructor(client: ApiClient, recorder: EventRecorder) {
    this.#client = client
    this.#recorder = recorder
  }

  /** In a namespace that is being deleted nothing is created, and that is no failure: resolves to false. */
  async create(template: corev1.PodTemplateSpec, owner: ApiObject, reference: OwnerReference): Promise<boolean> {
    try {
      const pod = await this.#pods(owner.metadata.namespace).create(podFromTemplate(template, owner, reference))
      this.#recorder.event(owner, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`)
      return true
    } catch (error) {
      if (hasCause(error, 'NamespaceTerminating')) return false
      this.#recorder.event(owner, 'Warning', 'FailedCreate', `Error creating: ${messageOf(error)}`)
      throw error
    }
  }

  /** False when the pod was gone already. */
  async remove(pod: corev1.Pod, owner: ApiObject): Promise<boolean> {
    const { name, namespace } = pod.metadata
    try {
      await this.#pods(namespace).delete(name)
      this.#recorder.event(owner, 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`)
      return true
    } catch (error) {
      if (isNotFound(error)) return false
      this.#recorder.event(owner, 'Warning', 'FailedDelete', `Error deleting: ${messageOf(error)}`)
      throw error
    }
  }

  /** False when the pod is gone. The uid in the patch guards against a namesake. */
  async adopt(pod: corev1.Pod, reference: OwnerReference): Promise<boolean> {
    return await this.#patchOwners(pod, reference)
  }

  async release(pod: corev1.Pod, ownerUid: string): Promise<boolean> {
    return await this.#patchOwners(pod, { $patch: 'delete', uid: ownerUid })
  }

  async #patchOwners(pod: corev1.Pod, reference: object): Promise<boolean> {
    const { name, namespace, uid } = pod.metadata
    try {
      await this.#pods(namespace).patch(name, 'strategic', { metadata: { uid, ownerReferences: [reference] } })
      return true
    } catch (error) {
      if (isNotFound(error) || isInvalid(error)) return false
      throw error
    }
  }

  #pods(namespace: string | undefined): ReturnType<typeof podsOf> {
    return podsOf(this.#client, namespace)
  }
}

function podsOf(client: ApiClient, namespace: string | undefined) {
  return client.resource(resources.corev1.pods, namespace)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
