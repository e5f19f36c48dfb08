import { counter, getOrMake, type Metric, type Value } from '@orrery/kit'
import type { Served } from '../registry/served.js'

interface Counts {
  lists: Value
  objects: Value
}

/** Lists read from one place. */
class Lists {
  readonly metrics: readonly Metric[]
  readonly #known = new Map<Served, Counts>()
  readonly #made: (group: string, resource: string) => Counts

  /** `labels`: besides the resource. */
  constructor(name: string, place: string, labels: Readonly<Record<string, string>> = {}) {
    const lists = counter(`apiserver_${name}_list_total`, `[ALPHA] Number of LIST requests served from ${place}`)
    const returned = `[ALPHA] Number of objects returned for a LIST request from ${place}`
    const objects = counter(`apiserver_${name}_list_returned_objects_total`, returned)
    this.metrics = [lists, objects]
    this.#made = (group, resource) => ({ lists: lists.of({ group, ...labels, resource }), objects: objects.of({ group, resource }) })
  }

  /** A list of so many objects. */
  read(served: Served, objects: number): void {
    const { group, plural } = served.stored.kind.ref
    const counts = getOrMake(this.#known, served, () => this.#made(group, plural))
    counts.lists.add(1)
    counts.objects.add(objects)
  }
}

/** Lists, by whether they were read from memory or from the store's history. */
export class ListMetrics {
  readonly cache = new Lists('cache', 'watch cache', { index: '' })
  readonly storage = new Lists('storage', 'storage')
  readonly metrics: readonly Metric[] = [...this.cache.metrics, ...this.storage.metrics]
}
