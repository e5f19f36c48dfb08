import { isNotFound, resources, type ApiObject, type corev1 } from '@orrery/api'
import { splitKey, type Lister } from '@orrery/client'
import { timestamp } from '@orrery/kit'
import type { Again, Controller, ControllerContext } from '../framework/controller.js'
import { Expectations } from '../framework/expectations.js'
import { watch } from '../framework/watch.js'
import { computeStatus, type ReplicaStatus } from './compute-status.js'
import { planReplicas } from './plan-replicas.js'
import { PodChanges } from './pod-changes.js'
import { PodControl } from './pod-control.js'
import { controllerReference } from './pod-from-template.js'
import type { ReplicaKind, ReplicaView } from './replica-kind.js'
import { ReplicaPods } from './replica-pods.js'
import { sameStatus } from './same-status.js'
import { slowStart } from './slow-start.js'

/** Keeps `spec.replicas` pods of the template alive (upstream's ReplicaSet controller, which also does RCs). */
export function replicaController<T extends ApiObject>(kind: ReplicaKind<T>, context: ControllerContext): Controller {
  const owners = context.informers.of(kind.ref).lister
  const expectations = new Expectations(context.clock)
  const changes = new PodChanges(kind, owners, expectations)
  const reconciler = new ReplicaReconciler(kind, context, owners, expectations)
  return {
    name: kind.controllerName,
    workers: 5,
    watches: [watch(kind.ref), watch(resources.corev1.pods, (change) => changes.keys(change))],
    reconcile: (key) => reconciler.reconcile(key),
  }
}

class ReplicaReconciler<T extends ApiObject> {
  readonly #kind: ReplicaKind<T>
  readonly #context: ControllerContext
  readonly #owners: Lister<T>
  readonly #expectations: Expectations
  readonly #control: PodControl
  readonly #pods: ReplicaPods<T>

  constructor(kind: ReplicaKind<T>, context: ControllerContext, owners: Lister<T>, expectations: Expectations) {
    this.#kind = kind
    this.#context = context
    this.#owners = owners
    this.#expectations = expectations
    this.#control = new PodControl(context.client, context.recorder)
    this.#pods = new ReplicaPods(kind, this.#control, context)
  }

  async reconcile(key: string): Promise<Again> {
    const owner = this.#owners.get(key)
    const view = owner && this.#kind.view(owner)
    if (!owner || !view) {
      if (!owner) this.#expectations.forget(key)
      return undefined
    }
    const fresh = this.#expectations.satisfied(key)
    const pods = await this.#pods.claim(owner, view)
    const manage = fresh && owner.metadata.deletionTimestamp === undefined
    const failure = manage ? await this.#manage(key, owner, view, pods) : undefined
    const status = await this.#writeStatus(key, pods, failure)
    if (failure) throw failure.error
    const waiting = (status.readyReplicas ?? 0) > (status.availableReplicas ?? 0)
    return waiting ? { afterMs: view.minReadySeconds * 1000 } : undefined
  }

  async #manage(key: string, owner: T, view: ReplicaView, pods: corev1.Pod[]): Promise<{ error: unknown } | undefined> {
    const now = this.#context.clock.now()
    const related = this.#pods.related(owner, pods)
    const plan = planReplicas({ pods, related, replicas: view.replicas, now })
    if (plan.create > 0) return await this.#create(key, owner, view, plan.create)
    if (plan.remove.length > 0) return await this.#remove(key, owner, plan.remove)
    return undefined
  }

  async #create(key: string, owner: T, view: ReplicaView, count: number): Promise<{ error: unknown } | undefined> {
    const reference = controllerReference(owner, this.#kind.apiVersion, this.#kind.ref.kind)
    this.#expectations.expectCreations(key, count)
    let refused = 0
    const result = await slowStart(count, async () => {
      if (!(await this.#control.create(view.template, owner, reference))) refused++
    })
    const never = count - result.succeeded + refused
    if (never > 0) this.#expectations.creationObserved(key, never)
    return result.error === undefined ? undefined : { error: result.error }
  }

  async #remove(key: string, owner: T, pods: readonly corev1.Pod[]): Promise<{ error: unknown } | undefined> {
    const ids = pods.map((pod) => pod.metadata.uid)
    this.#expectations.expectDeletions(key, ids)
    const one = async (pod: corev1.Pod): Promise<void> => {
      let removed = false
      try {
        removed = await this.#control.remove(pod, owner)
      } finally {
        if (!removed) this.#expectations.deletionObserved(key, pod.metadata.uid)
      }
    }
    const results = await Promise.allSettled(pods.map(one))
    const failed = results.find((result) => result.status === 'rejected')
    return failed ? { error: failed.reason } : undefined
  }

  /** Tries once more with the server's state of the object where the cached one is out of date. */
  async #writeStatus(key: string, pods: corev1.Pod[], failure: { error: unknown } | undefined): Promise<ReplicaStatus> {
    const { namespace, name } = splitKey(key)
    const client = this.#context.client.resource(this.#kind.ref, namespace)
    let owner = this.#owners.get(key)
    for (let attempt = 0; owner; attempt++) {
      const view = this.#kind.view(owner)
      if (!view) break
      const status = this.#status(owner, view, pods, failure)
      if (sameStatus(status, view.status)) return status
      try {
        await client.updateStatus(this.#kind.withStatus(owner, status))
        return status
      } catch (error) {
        if (isNotFound(error)) return status
        if (attempt === 1) throw error
        owner = await client.get(name)
      }
    }
    return { replicas: pods.length }
  }

  #status(owner: T, view: ReplicaView, pods: corev1.Pod[], failure: { error: unknown } | undefined): ReplicaStatus {
    const error = failure?.error
    return computeStatus({
      pods,
      replicas: view.replicas,
      minReadySeconds: view.minReadySeconds,
      templateLabels: view.template.metadata.labels ?? {},
      generation: owner.metadata.generation,
      old: view.status,
      error: failure === undefined ? undefined : error instanceof Error ? error.message : String(error),
      now: this.#context.clock.now(),
      timestamp: timestamp(this.#context.clock),
    })
  }
}
