import { resources } from '@orrery/api'
import type { Services } from '../services.js'
import { objectKey } from '../storage/keys.js'
import { ensureObject } from './bootstrap-object.js'

const { priorityclasses } = resources.schedulingv1

/** The classes every cluster has, with upstream's values. */
const systemClasses = [
  {
    metadata: { name: 'system-node-critical' },
    value: 2_000_001_000,
    description: 'Used for system critical pods that must not be moved from their current node.',
  },
  {
    metadata: { name: 'system-cluster-critical' },
    value: 2_000_000_000,
    description: 'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  },
]

export async function ensurePriorityClasses(services: Services): Promise<void> {
  const view = services.view.resource(priorityclasses)
  const missing = systemClasses.filter(({ metadata }) => !view.get(objectKey(priorityclasses, '', metadata.name)))
  await Promise.all(missing.map((object) => ensureObject(services, priorityclasses, '', object)))
}
