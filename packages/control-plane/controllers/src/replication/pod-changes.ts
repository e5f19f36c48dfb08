import type { ApiObject, corev1, OwnerReference } from '@orrery/api'
import { objectKey, type Lister } from '@orrery/client'
import type { Change } from '../framework/controller.js'
import type { Expectations } from '../framework/expectations.js'
import { controllerOf } from '../pods/owner.js'
import type { ReplicaKind } from './replica-kind.js'

/** Names the controllers that a pod's change concerns, and notes in the expectations what it shows was done. */
export class PodChanges<T extends ApiObject> {
  readonly #kind: ReplicaKind<T>
  readonly #owners: Lister<T>
  readonly #expectations: Expectations

  constructor(kind: ReplicaKind<T>, owners: Lister<T>, expectations: Expectations) {
    this.#kind = kind
    this.#owners = owners
    this.#expectations = expectations
  }

  keys(change: Change<corev1.Pod>): string[] {
    const { object: pod } = change
    if (change.type === 'deleted') return this.#deleted(pod)
    if (change.type === 'added') return this.#added(pod)
    if (pod.metadata.deletionTimestamp !== undefined) return [...this.#deleted(pod), ...this.#changedOwner(pod, change.old)]
    const before = this.#changedOwner(pod, change.old)
    const owner = controllerOf(pod)
    return [...before, ...(owner ? this.#keyOfOwner(pod, owner) : this.#wanting(pod))]
  }

  #added(pod: corev1.Pod): string[] {
    if (pod.metadata.deletionTimestamp !== undefined) return this.#deleted(pod)
    const owner = controllerOf(pod)
    if (!owner) return this.#wanting(pod)
    const keys = this.#keyOfOwner(pod, owner)
    for (const key of keys) this.#expectations.creationObserved(key)
    return keys
  }

  /** A pod that is being deleted counts as gone from the moment its deletion is seen. */
  #deleted(pod: corev1.Pod): string[] {
    const owner = controllerOf(pod)
    const keys = owner ? this.#keyOfOwner(pod, owner) : []
    for (const key of keys) this.#expectations.deletionObserved(key, pod.metadata.uid)
    return keys
  }

  #changedOwner(pod: corev1.Pod, old: corev1.Pod): string[] {
    const before = controllerOf(old)
    return before && before.uid !== controllerOf(pod)?.uid ? this.#keyOfOwner(old, before) : []
  }

  #keyOfOwner(pod: corev1.Pod, owner: OwnerReference): string[] {
    if (owner.kind !== this.#kind.ref.kind) return []
    const found = this.#owners.get(`${pod.metadata.namespace ?? ''}/${owner.name}`)
    return found && found.metadata.uid === owner.uid ? [objectKey(found)] : []
  }

  /** Controllers that may want to adopt the orphan. */
  #wanting(pod: corev1.Pod): string[] {
    const labels = pod.metadata.labels ?? {}
    return this.#owners
      .list(pod.metadata.namespace)
      .filter((owner) => this.#kind.view(owner)?.matches(labels))
      .map(objectKey)
  }
}
