import type { Again, Controller, ControllerContext } from '../framework/controller.js'
import { AbsentOwners } from './absent-owners.js'
import { Collector } from './collector.js'
import { MonitoredResources } from './monitored-resources.js'
import { OwnerGraph } from './owner-graph.js'
import { OwnerLookup } from './owner-lookup.js'
import { ResourceMonitor } from './resource-monitor.js'

/** Key under which the kinds served are looked for anew. */
const discoveryKey = 'discovery'
const discoveryPeriodMs = 30_000
/** Looked at again after so long while some kind's first list is still missing. */
const syncRetryMs = 100

/**
 * Deletes what has no owner left, and does what the finalizers `foregroundDeletion` and `orphan` ask for. Its keys are
 * uids. Nothing is decided before every kind's first list is in, since dependents not seen yet would be missed.
 */
export function garbageCollector(context: ControllerContext): Controller {
  const { client, recorder } = context
  const graph = new OwnerGraph()
  const absent = new AbsentOwners()
  const resources = new MonitoredResources(client)
  const lookup = new OwnerLookup(client, resources, absent)
  let add: (key: string) => void = () => {}
  const enqueue = (uid: string): void => add(uid)
  const collector = new Collector({ client, recorder, graph, resources, lookup, enqueue })
  const monitor = new ResourceMonitor({ context, graph, absent, resources, enqueue })
  return {
    name: 'garbage-collector-controller',
    workers: 20,
    watches: [],
    periods: [{ everyMs: discoveryPeriodMs, keys: () => [discoveryKey] }],
    connect: (queue) => {
      add = queue
    },
    async reconcile(key): Promise<Again> {
      if (key === discoveryKey) await monitor.discover()
      else if (monitor.synced) return await collector.look(key)
      else return { afterMs: syncRetryMs }
      return undefined
    },
  }
}
