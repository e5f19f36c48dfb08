import { isConflict, isNotFound, quotaEvaluator, resources, type ApiObject, type corev1, type ResourceRef } from '@orrery/api'
import { objectKey, type ApiClient } from '@orrery/client'
import type { Again, Change, Controller, ControllerContext, Watch } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { CountedResources, namedResources } from './counted-resources.js'
import { quotaStatus } from './quota-status.js'
import { usesLess } from './uses-less.js'

const { resourcequotas } = resources.corev1

/** For what no change announces: pods that should have gone. */
const resyncMs = 5 * 60_000

/** When somebody wrote the quota while it was counted. */
const again: Again = { afterMs: 10 }

/** Counts anew what namespaces use of their quotas, whenever something may be used less or a quota is new. */
export function resourceQuotaController(context: ControllerContext): Controller {
  const quotas = context.informers.of(resourcequotas).lister
  const reconciler = new QuotaReconciler(context)
  return {
    name: 'resourcequota-controller',
    workers: 5,
    watches: [watch(resourcequotas, changedQuotas), ...namedResources.map((ref) => reconciler.watch(ref))],
    periods: [{ everyMs: resyncMs, keys: () => quotas.list().map(objectKey) }],
    connect: (enqueue) => reconciler.connect(enqueue),
    reconcile: (key) => reconciler.reconcile(key),
  }
}

/** A status that only says what is used now is the server's own writing. */
function changedQuotas(change: Change<corev1.ResourceQuota>): string[] {
  if (change.type === 'deleted') return []
  const { spec } = change.object
  const same = change.type === 'updated' && JSON.stringify(spec) === JSON.stringify(change.old.spec)
  return same ? [] : [objectKey(change.object)]
}

class QuotaReconciler {
  readonly #context: ControllerContext
  readonly #counted: CountedResources
  readonly #followed = new Map<string, Promise<void>>()
  #enqueue: (key: string) => void = () => undefined

  constructor(context: ControllerContext) {
    this.#context = context
    this.#counted = new CountedResources(context.client)
  }

  connect(enqueue: (key: string) => void): void {
    this.#enqueue = enqueue
  }

  watch(ref: ResourceRef): Watch {
    return watch(ref, (change) => this.#affected(ref, change))
  }

  /**
   * The quota is read first, then what it counts, and it is written only if nobody wrote it meanwhile: since whatever
   * is created writes its quotas too, nothing is ever counted too low. A count that fits a quota as it was says nothing
   * of one that was written meanwhile.
   */
  async reconcile(key: string): Promise<Again> {
    const { client, clock } = this.#context
    const [namespace = '', name = ''] = key.split('/')
    const quotas = client.resource(resourcequotas, namespace)
    try {
      const quota = await quotas.get(name)
      const refs = await this.#counted.of(quota)
      await Promise.all(refs.map((ref) => this.#follow(ref)))
      const everything = await Promise.all(refs.map(async (resource) => ({ resource, objects: await list(client, resource, namespace) })))
      const status = quotaStatus(quota, everything, clock.now())
      if (status) await quotas.updateStatus({ ...quota, status })
      else if ((await quotas.get(name)).metadata.resourceVersion !== quota.metadata.resourceVersion) return again
      return undefined
    } catch (error) {
      if (isNotFound(error)) return undefined
      if (isConflict(error)) return again
      throw error
    }
  }

  /** Quotas that a change of an object may give something back to. */
  #affected(ref: ResourceRef, change: Change<ApiObject>): string[] {
    const { informers, clock } = this.#context
    const quotas = informers.of(resourcequotas).lister.list(change.object.metadata.namespace ?? '')
    if (quotas.length === 0 || !usesLess(ref, change, clock.now())) return []
    const evaluator = quotaEvaluator(ref)
    const counts = ({ spec }: corev1.ResourceQuota): boolean => Object.keys(spec.hard ?? {}).some((name) => evaluator?.measures(name))
    return quotas.filter(counts).map(objectKey)
  }

  /** Deletions are heard of from before the first count. */
  #follow(ref: ResourceRef): Promise<void> {
    if (namedResources.includes(ref)) return Promise.resolve()
    const id = `${ref.group}/${ref.plural}`
    const known = this.#followed.get(id)
    if (known) return known
    this.watch(ref).attach(this.#context.informers, (key) => this.#enqueue(key))
    const started = this.#context.informers.start(ref)
    this.#followed.set(id, started)
    return started
  }
}

async function list(client: ApiClient, ref: ResourceRef, namespace: string): Promise<readonly ApiObject[]> {
  return (await client.resource(ref, namespace).list()).items
}
