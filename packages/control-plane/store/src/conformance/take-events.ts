import type { StoreEvent, Watch } from '../contract.js'

/** The first `count` events of a watch, or fewer where it ends before; leaves the watch open. */
export async function takeEvents(watch: Watch, count: number): Promise<StoreEvent[]> {
  const events: StoreEvent[] = []
  const batches = watch[Symbol.asyncIterator]()
  while (events.length < count) {
    const next = await batches.next()
    if (next.done) break
    events.push(...next.value)
  }
  return events
}
