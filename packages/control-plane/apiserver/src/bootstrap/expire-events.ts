import { isNotFound, resources, type corev1 } from '@orrery/api'
import { everythingIn } from '../selection/selection.js'
import type { Services } from '../services.js'
import { decode } from '../storage/decode.js'
import type { Item } from '../storage/item.js'
import { deleteObject } from '../writes/delete-object.js'
import { internalWrite } from '../writes/write-context.js'

const { events } = resources.corev1

/** When an Event was last written, as far as it tells; milliseconds. */
function lastSeen(item: Item): number {
  const { lastTimestamp, eventTime, series, metadata } = decode(item) as corev1.Event
  const times = [metadata.creationTimestamp, lastTimestamp, eventTime, series?.lastObservedTime]
  return Math.max(...times.map((time) => (time ? Date.parse(time) : 0)))
}

/** Deletes Events nobody has written for the time they are kept (--event-ttl). */
export async function expireEvents(services: Services): Promise<void> {
  const oldest = services.clock.now() - services.options.eventTtl * 1000
  const served = services.registry.of(events)
  const { items } = services.view.resource(events).page({ selection: everythingIn(''), after: '', limit: 0 })
  for (const item of items) {
    if (lastSeen(item) >= oldest) continue
    const { namespace, name } = item
    try {
      await deleteObject(services, { served, namespace, name }, {}, internalWrite)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}
