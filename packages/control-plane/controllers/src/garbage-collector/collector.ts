import { deepEqual, isConflict, isNotFound, type ApiObject } from '@orrery/api'
import type { ApiClient, EventRecorder, ResourceClient } from '@orrery/client'
import type { Again } from '../framework/controller.js'
import { judge, type DeletePolicy, type Verdict } from './classify-owners.js'
import type { MonitoredResources } from './monitored-resources.js'
import { agrees, foregroundFinalizer, orphanFinalizer, type GraphNode, type Identity, type OwnerGraph } from './owner-graph.js'
import { NamespacedOwner, requireRef, type OwnerLookup } from './owner-lookup.js'

/** An object known only by reference, and there, is looked at again until its own change has been seen. */
const unseenRetryMs = 1000

export interface CollectorParts {
  client: ApiClient
  recorder: EventRecorder
  graph: OwnerGraph
  resources: MonitoredResources
  lookup: OwnerLookup
  enqueue(uid: string): void
}

/** Does for one object at a time what its owners and its finalizers ask for. */
export class Collector {
  readonly #parts: CollectorParts

  constructor(parts: CollectorParts) {
    this.#parts = parts
  }

  async look(uid: string): Promise<Again> {
    const { graph, lookup } = this.#parts
    const node = graph.get(uid)
    if (!node) return undefined
    if (node.orphaning) return await this.#orphanDependents(node)
    if (node.deleting && !node.deletingDependents) return undefined
    const latest = await lookup.live(node.identity)
    if (!latest) {
      for (const id of graph.remove(uid)) this.#parts.enqueue(id)
      return undefined
    }
    if (node.deletingDependents) return await this.#waitForDependents(node, latest)
    // Being deleted is a one-way trip, also where the graph does not show it yet.
    if (latest.metadata.deletionTimestamp !== undefined) return undefined
    await this.#apply(node, latest, await this.#judge(node, latest))
    return node.virtual ? { afterMs: unseenRetryMs } : undefined
  }

  async #judge(node: GraphNode, latest: ApiObject): Promise<Verdict> {
    const { graph, lookup } = this.#parts
    this.#reportForeignOwners(node, latest)
    try {
      const references = latest.metadata.ownerReferences ?? []
      const states = await Promise.all(
        references.map(async (reference) => ({ reference, state: await lookup.stateOf(reference, node.identity) })),
      )
      return judge(latest, states, graph.dependentsOf(node.identity.uid))
    } catch (error) {
      if (error instanceof NamespacedOwner) return { action: 'keep' }
      throw error
    }
  }

  async #apply(node: GraphNode, latest: ApiObject, verdict: Verdict): Promise<void> {
    if (verdict.action === 'keep') return
    const objects = this.#objects(node.identity)
    const { name, uid, resourceVersion, ownerReferences = [] } = latest.metadata
    if (verdict.action === 'disown') {
      await objects.patch(name, 'merge', { metadata: { uid, resourceVersion, ownerReferences: verdict.owners } })
      return
    }
    if (verdict.unblock) {
      const freed = ownerReferences.map((owner) => ({ ...owner, blockOwnerDeletion: false }))
      await objects.patch(name, 'merge', { metadata: { uid, resourceVersion, ownerReferences: freed } })
    }
    const now = verdict.unblock ? await this.#parts.lookup.live(node.identity) : latest
    if (now) await this.#delete(node.identity, now, verdict.policy)
  }

  /** What was judged is what is deleted: a change of the owners meanwhile calls for another look, no other does. */
  async #delete(identity: Identity, judged: ApiObject, policy: DeletePolicy): Promise<void> {
    const { uid, name, resourceVersion, ownerReferences } = judged.metadata
    const preconditions = { uid, resourceVersion }
    try {
      await this.#objects(identity).delete(name, { propagationPolicy: policy, preconditions })
    } catch (error) {
      if (isNotFound(error)) return
      const live = isConflict(error) ? await this.#parts.lookup.live(identity) : undefined
      const settled = live && live.metadata.resourceVersion !== resourceVersion
      if (!settled || !deepEqual(live.metadata.ownerReferences ?? [], ownerReferences ?? [])) throw error
      if (live.metadata.deletionTimestamp === undefined) await this.#delete(identity, live, policy)
    }
  }

  async #waitForDependents(node: GraphNode, latest: ApiObject): Promise<Again> {
    const blockers = this.#parts.graph.blockersOf(node.identity.uid)
    if (blockers.length === 0) await this.#removeFinalizer(node, latest, foregroundFinalizer)
    for (const blocker of blockers) if (!blocker.deletingDependents) this.#parts.enqueue(blocker.identity.uid)
    return undefined
  }

  async #orphanDependents(node: GraphNode): Promise<Again> {
    const { graph, lookup } = this.#parts
    const { uid } = node.identity
    const free = async ({ identity }: GraphNode): Promise<void> => {
      const latest = await lookup.live(identity)
      const owners = latest?.metadata.ownerReferences ?? []
      if (!latest || !owners.some((owner) => owner.uid === uid)) return
      const ownerReferences = owners.filter((owner) => owner.uid !== uid)
      const { name, resourceVersion } = latest.metadata
      const metadata = { uid: identity.uid, resourceVersion, ownerReferences }
      await ignoreMissing(this.#objects(identity).patch(name, 'merge', { metadata }))
    }
    await Promise.all(graph.dependentsOf(uid).map(free))
    const latest = await lookup.live(node.identity)
    if (latest) await this.#removeFinalizer(node, latest, orphanFinalizer)
    return undefined
  }

  async #removeFinalizer(node: GraphNode, latest: ApiObject, finalizer: string): Promise<void> {
    const { name, uid, resourceVersion, finalizers: before = [] } = latest.metadata
    if (!before.includes(finalizer)) return
    const finalizers = before.filter((item) => item !== finalizer)
    await ignoreMissing(this.#objects(node.identity).patch(name, 'merge', { metadata: { uid, resourceVersion, finalizers } }))
  }

  #reportForeignOwners({ identity }: GraphNode, latest: ApiObject): void {
    for (const owner of latest.metadata.ownerReferences ?? []) {
      const known = this.#parts.graph.get(owner.uid)
      if (!known || known.virtual || agrees(known.identity, owner, identity.namespace)) continue
      const { apiVersion, kind, name, uid } = owner
      const text = `[${apiVersion}/${kind}, namespace: ${identity.namespace}, name: ${name}, uid: ${uid}]`
      const message = `ownerRef ${text} does not exist in namespace "${identity.namespace}"`
      this.#parts.recorder.event(latest, 'Warning', 'OwnerRefInvalidNamespace', message)
    }
  }

  #objects({ apiVersion, kind, namespace }: Identity): ResourceClient<ApiObject> {
    const ref = requireRef(this.#parts.resources, apiVersion, kind)
    return this.#parts.client.resource(ref, ref.namespaced ? namespace : undefined)
  }
}

async function ignoreMissing(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}
