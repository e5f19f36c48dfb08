import type { ApiObject, ResourceRef } from '@orrery/api'
import type { Informer, InformerFactory } from '@orrery/client'
import type { Startable } from '@orrery/kit'
import type { Informers } from './controller.js'

/** The informers of one process. `start` starts those asked for so far and resolves when they are synced. */
export function sharedInformers(factory: InformerFactory): Informers & Startable {
  // Asked for in every reconcile: the factory's own key takes long to make.
  const known = new WeakMap<ResourceRef, unknown>()
  const of = <T extends ApiObject>(resource: ResourceRef<T>): Informer<T> => {
    const found = known.get(resource) ?? factory.informer(resource)
    known.set(resource, found)
    return found as Informer<T>
  }
  return {
    of,
    start: async (resource?: ResourceRef) => {
      await (resource ? factory.informer(resource) : factory).start()
    },
    stop: () => factory.stop(),
  }
}
