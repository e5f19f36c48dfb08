import { resources, type corev1 } from '@orrery/api'
import { ageColumn, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { validateResourceQuota, validateResourceQuotaUpdate } from './validate.js'

type ResourceQuota = corev1.ResourceQuota

const about = {
  request: 'Request represents a minimum amount of cpu/memory that a container may consume.',
  limit: 'Limits control the maximum amount of cpu/memory that a container may use independent of contention on the node.',
}

/** `cpu: 1/4, memory: 1Gi/8Gi`: used and allowed, of limits or of everything else. */
function used({ status }: ResourceQuota, limits: boolean): string {
  const names = Object.keys(status.hard ?? {}).filter((name) => name.startsWith('limits.') === limits)
  return names.toSorted().map((name) => `${name}: ${status.used?.[name] ?? '0'}/${status.hard?.[name]}`).join(', ')
}

const columns: readonly Column<ResourceQuota>[] = [
  nameColumn,
  text('Request', about.request, (quota) => used(quota, false)),
  text('Limit', about.limit, (quota) => used(quota, true)),
  ageColumn,
]

export const resourcequotas = declare<ResourceQuota>({
  ref: resources.corev1.resourcequotas,
  defaults({ spec, status }) {
    for (const list of [spec.hard, status.hard, status.used]) roundToMilli(list)
  },
  validate: validateResourceQuota,
  validateUpdate: validateResourceQuotaUpdate,
  strategy: { noGeneration: true, returnsDeleted: true },
  columns,
})
