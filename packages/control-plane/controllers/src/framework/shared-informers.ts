import type { ApiObject, ResourceRef } from '@orrery/api'
import type { Informer, InformerFactory } from '@orrery/client'
import type { Startable } from '@orrery/kit'
import type { Informers } from './controller.js'

/** The informers of one process. `start` starts those asked for so far and resolves when they are synced. */
export function sharedInformers(factory: InformerFactory): Informers & Startable {
  return {
    of: <T extends ApiObject>(resource: ResourceRef<T>): Informer<T> => factory.informer(resource),
    start: async (resource?: ResourceRef) => {
      await (resource ? factory.informer(resource) : factory).start()
    },
    stop: () => factory.stop(),
  }
}
