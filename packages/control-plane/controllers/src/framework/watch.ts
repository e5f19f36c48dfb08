import type { ApiObject, ResourceRef } from '@orrery/api'
import { objectKey } from '@orrery/client'
import type { Change, Watch } from './controller.js'

/** Follows a resource; `keys` names what to reconcile after a change (the changed object itself when absent). */
export function watch<T extends ApiObject>(
  resource: ResourceRef<T>,
  keys: (change: Change<T>) => Iterable<string> = (change) => [objectKey(change.object)],
): Watch {
  return {
    resource,
    attach(informers, enqueue) {
      const tell = (change: Change<T>): void => {
        for (const key of keys(change)) enqueue(key)
      }
      informers.of(resource).addHandler({
        onAdd: (object) => tell({ type: 'added', object }),
        onUpdate: (object, old) => tell({ type: 'updated', object, old }),
        onDelete: (object) => tell({ type: 'deleted', object }),
      })
    },
  }
}
