import type { GroupResource } from '../status/index.js'
import { claimQuota } from './claims.js'
import type { QuotaEvaluator } from './evaluator.js'
import { countName, objectCount } from './object-count.js'
import { podQuota } from './pods.js'
import { serviceQuota } from './services.js'

/** Of the core group; every other resource counts its objects under `count/...`. */
const special: Readonly<Record<string, QuotaEvaluator>> = {
  pods: podQuota,
  services: serviceQuota,
  persistentvolumeclaims: claimQuota,
  configmaps: objectCount('count/configmaps', 'configmaps'),
  resourcequotas: objectCount('count/resourcequotas', 'resourcequotas'),
  replicationcontrollers: objectCount('count/replicationcontrollers', 'replicationcontrollers'),
  secrets: objectCount('count/secrets', 'secrets'),
}

/** Resources of the core group that have names of their own in quotas. */
export const quotaResources: readonly string[] = Object.keys(special)

/** How a resource counts against quotas; undefined for events, which never do. */
export function quotaEvaluator(resource: GroupResource): QuotaEvaluator | undefined {
  const { group, plural } = resource
  if (plural === 'events' && (group === '' || group === 'events.k8s.io')) return undefined
  return (group === '' && Object.hasOwn(special, plural) && special[plural]) || objectCount(countName(resource))
}
