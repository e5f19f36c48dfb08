import { quotaEvaluator, resources } from '@orrery/api'
import { getOrMake } from '@orrery/kit'
import type { Services } from '../../services.js'
import { concerns, refused, type Attributes } from '../attributes.js'
import type { AdmissionPlugin } from '../plugin.js'
import { nothingReserved, type Reservation } from '../reservation.js'
import { itemsIn, listShared } from '../shared-objects.js'
import { chargeQuotas, type Charge } from './charge-quotas.js'
import { KeyedLock } from './keyed-lock.js'
import { reserveQuota } from './reserve-quota.js'

const { resourcequotas, namespaces } = resources.corev1

/** By namespace: writes that use a quota wait for each other rather than overtake each other again and again. */
const locks = new WeakMap<Services, KeyedLock>()

function lockOf(services: Services): KeyedLock {
  return getOrMake(locks, services, () => new KeyedLock())
}

/** Whether the write can use more of a quota. */
function isCharged(attributes: Attributes): boolean {
  const { operation, namespace, subresource, served, object, old } = attributes
  if (namespace === '' || concerns(attributes, namespaces)) return false
  if (operation === 'CREATE') return subresource === ''
  if (!object || !old) return false
  return quotaEvaluator(served.stored.kind.ref)?.chargesUpdate(subresource, object, old) ?? false
}

/** Against the quotas as they stand. Throws 403. */
function chargesOf(attributes: Attributes, services: Services): readonly Charge[] {
  const { served, namespace, subresource, object, old } = attributes
  const evaluator = quotaEvaluator(served.stored.kind.ref)
  if (!evaluator || !object) return []
  const write = { object, subresource, ...(old && { old }) }
  const verdict = chargeQuotas(evaluator, listShared(services, resourcequotas, namespace), write, services.clock.now())
  if ('refused' in verdict) throw refused(attributes, verdict.refused)
  return verdict.charges
}

async function reserve(attributes: Attributes, services: Services): Promise<Reservation> {
  const charges = chargesOf(attributes, services)
  if (attributes.dryRun || charges.length === 0) return nothingReserved
  const made = await reserveQuota(services, charges, !concerns(attributes, resourcequotas))
  return made ?? reserve(attributes, services)
}

async function reserveInTurn(attributes: Attributes, services: Services): Promise<Reservation> {
  const release = await lockOf(services).take(attributes.namespace)
  try {
    const made = await reserve(attributes, services)
    return { writes: made.writes, settle: (written) => made.settle(written).finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * Holds a namespace to its quotas. Use is written in the commit of the object that uses it, so that it is exact however
 * many write at once and wherever the process ends; what is used less is counted again by the controller.
 */
export const resourceQuota: AdmissionPlugin = {
  name: 'ResourceQuota',
  operations: ['CREATE', 'UPDATE'],
  reserve(attributes, services) {
    if (!isCharged(attributes) || itemsIn(services, resourcequotas, attributes.namespace).length === 0) return undefined
    return reserveInTurn(attributes, services)
  },
}
