import { conflict, notFound, type ApiObject } from '@orrery/api'
import type { Services } from '../services.js'
import { decode } from '../storage/decode.js'
import { encode } from '../storage/encode.js'
import { itemOf, storedBytes, type Item } from '../storage/item.js'
import { objectKey } from '../storage/keys.js'
import { releaseAll } from './claims.js'
import { commitObject, type Outcome } from './commit-object.js'
import type { DeletionOptions } from './deletion-options.js'
import { planDeletion } from './deletion-plan.js'
import type { ObjectPlace } from './update-object.js'
import type { WriteContext } from './write-context.js'

export interface Deleted {
  /** The last state, or the marked one. */
  item: Item
  /** Whether the object is gone. */
  gone: boolean
}

/** Throws 409 for an object that is not the one meant. */
export function checkPreconditions({ served, name }: ObjectPlace, { preconditions }: DeletionOptions, object: ApiObject): void {
  const { uid, resourceVersion } = object.metadata
  const { group, kind } = served.kind.ref
  const refuse = (why: string): Error => conflict({ group, plural: kind }, name, why)
  if (preconditions?.uid !== undefined && preconditions.uid !== uid) {
    throw refuse(
      `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). ` +
        'The object might have been deleted and then recreated',
    )
  }
  if (preconditions?.resourceVersion !== undefined && preconditions.resourceVersion !== resourceVersion) {
    throw refuse(
      `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in ` +
        `record (${resourceVersion}). The object might have been modified`,
    )
  }
}

type Step = { done: Deleted } | { again: Item | undefined; shown?: Item }

function after(outcome: Outcome, shown: Item, gone: boolean, prefix: string): Step {
  if (outcome.kind === 'written') return { done: { item: outcome.item ?? shown, gone } }
  return { again: outcome.kind === 'moved' && outcome.standing ? itemOf(outcome.standing, prefix) : undefined }
}

/** One try from one state of the object. */
async function step(services: Services, place: ObjectPlace, item: Item, options: DeletionOptions, dryRun: boolean): Promise<Step> {
  const { stored } = place.served
  const object = decode(item)
  checkPreconditions(place, options, object)
  const { key, revision } = item
  const plan = planDeletion(object, stored.resource.strategy ?? {}, options, services.context)
  if (plan.action === 'none') return { done: { item, gone: false } }
  if (plan.action === 'remove') {
    if (dryRun) return { done: { item, gone: true } }
    const claims = { take: [], release: releaseAll(services, stored, object) }
    return after(await commitObject(services, { served: stored, key, expected: revision, claims }), item, true, stored.prefix)
  }
  const value = encode(stored, object)
  const shown = { ...item, value }
  if (dryRun) return { done: { item: shown, gone: plan.next === 'remove' } }
  if (storedBytes(item).equals(value.bytes)) return { done: { item, gone: false } }
  const claims = { take: [], release: [] }
  const outcome = await commitObject(services, { served: stored, key, value, expected: revision, claims })
  if (plan.next === 'wait' || outcome.kind !== 'written') return after(outcome, shown, false, stored.prefix)
  return outcome.item ? { again: outcome.item, shown: outcome.item } : { again: undefined, shown }
}

/** The mark itself gave the object a new resourceVersion, which no precondition can know. */
function sinceMarked(options: DeletionOptions): DeletionOptions {
  const uid = options.preconditions?.uid
  return { ...options, preconditions: uid === undefined ? {} : { uid } }
}

/**
 * Deletes, or marks what finalizers, grace or the kind itself hold. An object that goes without grace though its kind
 * grants it is first marked, then removed: watchers see both. Throws 404 where there is no object.
 */
export async function deleteObject(
  services: Services,
  place: ObjectPlace,
  options: DeletionOptions,
  context: WriteContext,
): Promise<Deleted> {
  const { served, namespace, name } = place
  const key = objectKey(served.kind.storage, namespace, name)
  const first = services.view.get(key)
  if (!first) throw notFound(served.kind.ref, name)
  const { dryRun } = context
  const attributes = { ...context, operation: 'DELETE' as const, served, namespace, name, old: decode(first) }
  await services.admission.mutate(attributes, services)
  services.admission.validate(attributes, services)
  let marked: Item | undefined
  for (let item: Item | undefined = first; item; ) {
    const result = await step(services, place, item, marked ? sinceMarked(options) : options, dryRun)
    if ('done' in result) return marked ? { ...result.done, item: marked } : result.done
    marked = result.shown ?? marked
    item = result.again
  }
  if (marked) return { item: marked, gone: true }
  throw notFound(served.kind.ref, name)
}
