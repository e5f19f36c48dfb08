import { conflict, notFound, plainError, type ApiObject } from '@orrery/api'
import type { Attributes } from '../admission/attributes.js'
import type { Value } from '@orrery/store'
import { revisionOf } from '../request/parameters.js'
import type { Served } from '../registry/served.js'
import type { Services } from '../services.js'
import { decode } from '../storage/decode.js'
import { encode } from '../storage/encode.js'
import { itemOf, storedBytes, type Item } from '../storage/item.js'
import { objectKey } from '../storage/keys.js'
import { planClaims, releaseAll } from './claims.js'
import { commitObject, type Outcome } from './commit-object.js'
import { prepareUpdate } from './metadata.js'
import { dedupeOwners } from './dedupe-owners.js'
import { keepTimes, recordManagers } from './record-managers.js'
import { validateUpdate } from './validate.js'
import type { WriteContext } from './write-context.js'

/** Makes the next state of an object, in the storage version, sharing nothing with the present one. May be asked again. */
export type ChangeObject = (current: ApiObject, item: Item) => ApiObject | Promise<ApiObject>

/** A change made in a copy of the object. */
export function edited(edit: (copy: ApiObject) => ApiObject): ChangeObject {
  return (_, item) => edit(decode(item))
}

/** Which object, by the version that names it. */
export interface ObjectPlace {
  served: Served
  namespace: string
  name: string
}

/** Whether nothing holds an object any more whose deletion was asked for. */
function isReleased(served: Served, next: ApiObject, old: ApiObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = old.metadata
  if (deletionTimestamp === undefined || deletionGracePeriodSeconds > 0) return false
  return (next.metadata.finalizers ?? []).length === 0 && !served.resource.strategy?.deletionHeld?.(next)
}

/** Throws 409 where the change was made for another state. No resourceVersion: it is made for any. */
function checkRevision({ served, name }: ObjectPlace, next: ApiObject, item: Item): void {
  const standing = `${item.revision}`
  if (next.metadata.resourceVersion === standing) return
  const asked = revisionOf(next.metadata.resourceVersion ?? '', plainError)
  if (asked !== 0 && asked !== item.revision) throw conflict(served.kind.ref, name)
  next.metadata.resourceVersion = standing
}

/** One try from one state of the object. */
interface Attempt extends Attributes {
  item: Item
  object: ApiObject
  old: ApiObject
  busy: Set<string>
}

/** Written out, since every update makes one. */
function newAttempt(place: ObjectPlace, context: WriteContext, states: Pick<Attempt, 'object' | 'old' | 'item' | 'busy'>): Attempt {
  const { served, namespace, name } = place
  const { user, dryRun, subresource } = context
  const { object, old, item, busy } = states
  const warn = (text: string): void => context.warn?.(text)
  return { operation: 'UPDATE', served, namespace, name, subresource, object, old, item, busy, dryRun, user, warn }
}

async function check(services: Services, attempt: Attempt, context: WriteContext): Promise<void> {
  const { served, subresource, object, old } = attempt
  const { admission } = services
  await admission.mutate(attempt, services)
  dedupeOwners(object, context, true)
  prepareUpdate(served.stored, object, old, subresource, services.context)
  const { clock, random, options } = services.context
  validateUpdate(served.stored, object, old, subresource, { clock, random, options, apiVersion: served.apiVersion })
  const { strategy } = served.resource
  const texts = subresource === 'status' ? strategy?.statusWarnings?.(object) : strategy?.warnings?.(object, old)
  for (const text of texts ?? []) context.warn?.(text)
  admission.validate(attempt, services)
}

/** The object as the attempt would leave it, at the revision it was made from. */
function asAttempted({ item }: Attempt, value: Value): Item {
  return { ...item, value }
}

async function commit(services: Services, attempt: Attempt): Promise<Outcome> {
  const { served, item, object, old, busy, dryRun } = attempt
  const { stored } = served
  const claims = planClaims(services, stored, object, old, busy, dryRun)
  keepTimes(object, old)
  const value = encode(stored, object)
  const { revision, key } = item
  const gone = isReleased(stored, object, old)
  if (!gone && claims.take.length === 0 && claims.release.length === 0 && storedBytes(item).equals(value.bytes)) {
    return { kind: 'written', revision, item }
  }
  const reservation = await services.admission.reserve(attempt, services)
  if (dryRun) {
    await reservation.settle(false)
    return { kind: 'written', revision, item: asAttempted(attempt, value) }
  }
  if (!gone) return commitObject(services, { served: stored, key, value, expected: revision, claims, reservation })
  const release = { take: [], release: releaseAll(services, stored, old) }
  const outcome = await commitObject(services, { served: stored, key, expected: revision, claims: release, reservation })
  return outcome.kind === 'written' ? { ...outcome, item: asAttempted(attempt, value) } : outcome
}

/**
 * Reads, changes and writes until nobody was in between. A change of nothing writes nothing. An object whose deletion
 * was waiting for this change is removed. Throws 404 where there is no object.
 */
export async function updateObject(
  services: Services,
  place: ObjectPlace,
  change: ChangeObject,
  context: WriteContext,
): Promise<Item> {
  const { served, namespace, name } = place
  const key = objectKey(served.kind.storage, namespace, name)
  const busy = new Set<string>()
  for (let item = services.view.get(key); item; ) {
    const old = decode(item)
    const changed = change(old, item)
    const next = changed instanceof Promise ? await changed : changed
    checkRevision(place, next, item)
    served.stored.resource.defaults?.(next)
    recordManagers(services, served, old, next, context)
    const attempt = newAttempt(place, context, { object: next, old, item, busy })
    await check(services, attempt, context)
    const outcome = await commit(services, attempt)
    if (outcome.kind === 'written') return outcome.item ?? item
    if (outcome.kind === 'taken') busy.add(outcome.key)
    else if (outcome.kind === 'moved') item = outcome.standing && itemOf(outcome.standing, served.prefix)
  }
  throw notFound(served.kind.ref, name)
}
