import { resources, type corev1 } from '@orrery/api'
import type { Revision } from '@orrery/store'
import type { Services } from '../../services.js'
import { encode } from '../../storage/encode.js'
import { objectKey } from '../../storage/keys.js'
import { recordManagers } from '../../writes/record-managers.js'
import { internalWrite } from '../../writes/write-context.js'
import type { Reservation, SideWrite } from '../reservation.js'
import type { Charge } from './charge-quotas.js'

const { resourcequotas } = resources.corev1

/** A quota's state at the revision it was read at, with its use changed. */
function quotaWrite(services: Services, { quota, used }: Charge): SideWrite {
  const { namespace = '', name, resourceVersion } = quota.metadata
  const next: corev1.ResourceQuota = { ...quota, metadata: { ...quota.metadata }, status: { ...quota.status, used } }
  const served = services.registry.of(resourcequotas)
  recordManagers(services, served, quota, next, { ...internalWrite, subresource: 'status' })
  return { key: objectKey(resourcequotas, namespace, name), expected: Number(resourceVersion), value: encode(served, next) }
}

/** A quota charged in a commit of its own, and how it stood before. */
interface Advance {
  charge: Charge
  key: string
  revision: Revision
}

async function write(services: Services, { key, expected, value }: SideWrite): Promise<Revision | undefined> {
  const puts = value ? [{ key, ...value }] : []
  const result = await services.store.commit({ guards: [{ key, revision: expected }], puts, deletes: [] })
  return result.ok ? result.revision : undefined
}

/** Nothing is given back of a quota that was written since: whoever counts it again sees that nothing came of it. */
async function giveBack(services: Services, { charge, key, revision }: Advance): Promise<void> {
  const { quota } = charge
  const before = quotaWrite(services, { quota, used: quota.status.used ?? {} })
  await write(services, { ...before, key, expected: revision })
}

/**
 * What a write's charges become. A commit changes one object of a resource: the last quota goes with the object, unless
 * that is a quota itself; the others are charged beforehand, and the object is only written while they stand so. Killed
 * in between, a quota says more than is used until it is counted again, never less. Undefined: somebody else wrote one
 * of the quotas.
 */
export async function reserveQuota(
  services: Services,
  charges: readonly Charge[],
  withObject: boolean,
): Promise<Reservation | undefined> {
  const together = withObject ? charges.slice(-1) : []
  const advances: Advance[] = []
  const settle = async (written: boolean): Promise<void> => {
    if (!written) for (const advance of advances) await giveBack(services, advance)
  }
  for (const charge of charges.slice(0, charges.length - together.length)) {
    const side = quotaWrite(services, charge)
    const revision = await write(services, side)
    if (revision === undefined) {
      await settle(false)
      return undefined
    }
    advances.push({ charge, key: side.key, revision })
  }
  const guards = advances.map(({ key, revision }) => ({ key, expected: revision }))
  return { writes: [...guards, ...together.map((charge) => quotaWrite(services, charge))], settle }
}
