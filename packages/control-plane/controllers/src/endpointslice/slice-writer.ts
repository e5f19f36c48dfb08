import { hasCause, isNotFound, resources, type ObjectMeta } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import type { SlicePlan } from './plan-slices.js'
import { SliceTracker } from './slice-tracker.js'

/** Carries out plans, and keeps in mind what the cache has to show before the next. */
export class SliceWriter {
  readonly tracker = new SliceTracker()
  readonly #client: ApiClient

  constructor(client: ApiClient) {
    this.#client = client
  }

  /** `key` is that of the service. In a namespace that is being deleted nothing can be made, and that is no failure. */
  async apply(
    key: string,
    namespace: string | undefined,
    plan: SlicePlan,
    adorn: <M extends Partial<ObjectMeta>>(metadata: M) => M = (metadata) => metadata,
  ): Promise<void> {
    const slices = this.#client.resource(resources.discoveryv1.endpointslices, namespace)
    try {
      for (const draft of plan.create) {
        this.tracker.wrote(key, await slices.create({ ...draft, metadata: adorn(draft.metadata) }))
      }
      for (const slice of plan.update) {
        this.tracker.wrote(key, await slices.update({ ...slice, metadata: adorn(slice.metadata) }))
      }
      for (const slice of plan.remove) {
        await ignoreMissing(slices.delete(slice.metadata.name))
        this.tracker.removed(key, slice)
      }
    } catch (error) {
      if (!hasCause(error, 'NamespaceTerminating')) throw error
    }
  }
}

async function ignoreMissing(deletion: Promise<unknown>): Promise<void> {
  try {
    await deletion
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}
