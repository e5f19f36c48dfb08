import { limitRanger } from './limit-ranger/limit-ranger.js'
import { namespaceLifecycle } from './namespace-lifecycle.js'
import type { AdmissionPlugin } from './plugin.js'
import { resourceQuota } from './resource-quota/resource-quota.js'

/** Every plugin, in upstream's order. A new one is a folder or a file and a line here. */
export const admissionPlugins: readonly AdmissionPlugin[] = [namespaceLifecycle, limitRanger, resourceQuota]
