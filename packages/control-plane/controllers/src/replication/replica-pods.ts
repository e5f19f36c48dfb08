import { resources, type ApiObject, type corev1 } from '@orrery/api'
import type { Lister, ResourceClient } from '@orrery/client'
import type { ControllerContext } from '../framework/controller.js'
import { controllerOf } from '../pods/owner.js'
import { isPodActive } from '../pods/phase.js'
import { orphansByNamespace, podsByController } from '../pods/pod-indexes.js'
import { claimPods } from './claim-pods.js'
import type { PodControl } from './pod-control.js'
import { controllerReference } from './pod-from-template.js'
import type { ReplicaKind, ReplicaView } from './replica-kind.js'

/** Finds the pods of a controller, taking in orphans that match and letting go those that do not any more. */
export class ReplicaPods<T extends ApiObject> {
  readonly #kind: ReplicaKind<T>
  readonly #control: PodControl
  readonly #client: (namespace: string | undefined) => ResourceClient<T>
  readonly #pods: Lister<corev1.Pod>
  readonly #owners: Lister<T>

  constructor(kind: ReplicaKind<T>, control: PodControl, context: ControllerContext) {
    this.#kind = kind
    this.#control = control
    this.#client = (namespace) => context.client.resource(kind.ref, namespace)
    this.#pods = context.informers.of(resources.corev1.pods).lister
    this.#owners = context.informers.of(kind.ref).lister
  }

  /** Active pods that are the owner's, adopted ones included. */
  async claim(owner: T, view: ReplicaView): Promise<corev1.Pod[]> {
    const { uid, namespace, deletionTimestamp } = owner.metadata
    const candidates = [
      ...this.#pods.byIndex(podsByController, uid),
      ...this.#pods.byIndex(orphansByNamespace, namespace ?? ''),
    ].filter((pod) => isPodActive(pod) && pod.metadata.namespace === namespace)
    const deleting = deletionTimestamp !== undefined
    const claims = claimPods({ uid, deleting, matches: (labels) => view.matches(labels) }, candidates)
    if (claims.adopt.length > 0) await this.#confirmAlive(owner)
    const reference = controllerReference(owner, this.#kind.apiVersion, this.#kind.ref.kind)
    const adopted = await Promise.all(claims.adopt.map((pod) => this.#control.adopt(pod, reference)))
    await Promise.all(claims.release.map((pod) => this.#control.release(pod, uid)))
    return [...claims.owned, ...claims.adopt.filter((_, index) => adopted[index])]
  }

  /** Active pods of every controller with the same owner: those that deletions are spread among. */
  related(owner: T, own: readonly corev1.Pod[]): readonly corev1.Pod[] {
    const parent = controllerOf(owner)
    if (!parent) return own
    return this.#owners
      .list(owner.metadata.namespace)
      .filter((other) => controllerOf(other)?.uid === parent.uid)
      .flatMap((other) => this.#pods.byIndex(podsByController, other.metadata.uid))
      .filter(isPodActive)
  }

  /** The cache may lag: nothing is adopted for an owner that the server knows as deleted. */
  async #confirmAlive(owner: T): Promise<void> {
    const { name, namespace, uid } = owner.metadata
    const fresh = await this.#client(namespace).get(name)
    const what = `${this.#kind.ref.kind} ${namespace ?? ''}/${name}`
    if (fresh.metadata.uid !== uid) throw new Error(`original ${what} is gone: got uid ${fresh.metadata.uid}, wanted ${uid}`)
    if (fresh.metadata.deletionTimestamp !== undefined) {
      throw new Error(`${what} has just been deleted at ${fresh.metadata.deletionTimestamp}`)
    }
  }
}
