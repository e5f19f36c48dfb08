import { isNotFound, resources, type ApiObject, type networkingv1 } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import { addressRange } from '../resources/services/address-range.js'
import type { Services } from '../services.js'
import { objectKey } from '../storage/keys.js'
import { edited, updateObject } from '../writes/update-object.js'
import { internalWrite } from '../writes/write-context.js'
import { ensureObject } from './bootstrap-object.js'

const { servicecidrs } = resources.networkingv1
const name = 'kubernetes'
const statusWrite = { ...internalWrite, subresource: 'status', manager: 'kubernetes-service-cidr-controller' }

/** Ready, unless its range is another than the server's, it goes, or somebody has said whether it is. */
function madeReady(object: ApiObject, cidr: string, lastTransitionTime: string): ApiObject {
  const current = object as networkingv1.ServiceCIDR
  const { metadata, spec, status } = current
  const said = status.conditions?.find(({ type }) => type === 'Ready')
  const isOurs = spec.cidrs?.length === 1 && spec.cidrs[0] === cidr
  if (!isOurs || metadata.deletionTimestamp !== undefined || (said && said.status !== 'Unknown')) return current
  const others = (status.conditions ?? []).filter(({ type }) => type !== 'Ready')
  const message = 'Kubernetes default Service CIDR is ready'
  const ready = { type: 'Ready', status: 'True', lastTransitionTime, reason: '', message }
  return { ...object, status: { ...status, conditions: [...others, ready] } } as ApiObject
}

/** Keeps the ServiceCIDR of the range that the server was given. */
export async function ensureDefaultServiceCidr(services: Services): Promise<void> {
  const { cidr } = addressRange(services.options.serviceClusterIPRange)
  if (!services.view.get(objectKey(servicecidrs, '', name))) {
    await ensureObject(services, servicecidrs, '', { metadata: { name }, spec: { cidrs: [cidr] } })
  }
  const place = { served: services.registry.of(servicecidrs), namespace: '', name }
  try {
    await updateObject(services, place, edited((copy) => madeReady(copy, cidr, timestamp(services.clock))), statusWrite)
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}
