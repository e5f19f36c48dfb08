import type { discoveryv1 } from '@orrery/api'

type Slice = discoveryv1.EndpointSlice

/**
 * What was written of each service's slices, so that a reconcile on a cache that does not show it yet can be put off
 * (upstream's EndpointSliceTracker). Revisions rise over the whole cluster.
 */
export class SliceTracker {
  readonly #written = new Map<string, Map<string, number>>()
  readonly #removed = new Map<string, Set<string>>()

  wrote(service: string, slice: Slice): void {
    const slices = this.#written.get(service) ?? new Map<string, number>()
    this.#written.set(service, slices.set(slice.metadata.uid, Number(slice.metadata.resourceVersion)))
  }

  removed(service: string, slice: Slice): void {
    this.#written.get(service)?.delete(slice.metadata.uid)
    this.#removed.set(service, (this.#removed.get(service) ?? new Set()).add(slice.metadata.uid))
  }

  /** Somebody's deletion was seen in the cache. */
  sawDeletion(service: string, slice: Slice): void {
    this.#written.get(service)?.delete(slice.metadata.uid)
    this.#removed.get(service)?.delete(slice.metadata.uid)
  }

  /** Whether the cached slices are older than what was written. */
  isStale(service: string, cached: readonly Slice[]): boolean {
    const removed = this.#removed.get(service)
    if (removed && cached.some((slice) => removed.has(slice.metadata.uid))) return true
    const revisions = new Map(cached.map((slice) => [slice.metadata.uid, Number(slice.metadata.resourceVersion)]))
    for (const [uid, revision] of this.#written.get(service) ?? []) {
      if ((revisions.get(uid) ?? -1) < revision) return true
    }
    return false
  }

  forget(service: string): void {
    this.#written.delete(service)
    this.#removed.delete(service)
  }
}
