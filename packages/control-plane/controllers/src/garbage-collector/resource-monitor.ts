import type { ApiObject, OwnerReference, ResourceRef } from '@orrery/api'
import type { Change, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import type { AbsentOwners } from './absent-owners.js'
import type { MonitoredResources } from './monitored-resources.js'
import { apiVersionOf, type OwnerGraph } from './owner-graph.js'

/** A kind whose first list has not come by then is not waited for any longer. */
const syncTimeoutMs = 30_000

export interface MonitorParts {
  context: ControllerContext
  graph: OwnerGraph
  absent: AbsentOwners
  resources: MonitoredResources
  enqueue: (uid: string) => void
}

/** Follows every kind that the server serves, and keeps the graph by what it sees. */
export class ResourceMonitor {
  readonly #parts: MonitorParts
  readonly #followed = new Set<string>()
  #discovered = false
  #pending = 0

  constructor(parts: MonitorParts) {
    this.#parts = parts
  }

  /** Whether the first lists of all kinds are in the graph. */
  get synced(): boolean {
    return this.#discovered && this.#pending === 0
  }

  /** Finds kinds that are new. */
  async discover(): Promise<void> {
    for (const ref of await this.#parts.resources.refresh()) this.#follow(ref)
    this.#discovered = true
  }

  #follow(ref: ResourceRef): void {
    const { context, enqueue } = this.#parts
    const id = `${ref.group}/${ref.plural}`
    if (this.#followed.has(id)) return
    this.#followed.add(id)
    watch(ref, (change) => this.#changed(ref, change)).attach(context.informers, enqueue)
    this.#pending++
    let settled = false
    const settle = (): void => {
      if (!settled) this.#pending--
      settled = true
      timer.cancel()
    }
    const timer = context.clock.after(syncTimeoutMs, () => {
      context.logger.warn({ resource: id }, 'not synced, proceeding without it')
      settle()
    })
    // A failed start was the informer being stopped.
    context.informers.start(ref).then(settle, settle)
  }

  #changed(ref: ResourceRef, change: Change<ApiObject>): string[] {
    const { graph, absent } = this.#parts
    if (change.type !== 'deleted') return graph.observe(ref, change.object)
    const { uid, name, namespace = '' } = change.object.metadata
    const reference: OwnerReference = { apiVersion: apiVersionOf(ref), kind: ref.kind, name, uid }
    absent.add(reference, namespace)
    return graph.remove(uid)
  }
}
