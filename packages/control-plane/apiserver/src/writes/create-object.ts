import { alreadyExists, ApiError, badRequest, generateNameConflict, plainError, type ApiObject } from '@orrery/api'
import type { Attributes } from '../admission/attributes.js'
import type { Served } from '../registry/served.js'
import type { Services } from '../services.js'
import { decode } from '../storage/decode.js'
import { encode } from '../storage/encode.js'
import { itemOf, type Item } from '../storage/item.js'
import { objectKey } from '../storage/keys.js'
import { planClaims } from './claims.js'
import { commitObject } from './commit-object.js'
import { dedupeOwners } from './dedupe-owners.js'
import { prepareCreate } from './metadata.js'
import { recordManagers } from './record-managers.js'
import { validateCreate } from './validate.js'
import type { WriteContext } from './write-context.js'

/** Generated names that turn out to be taken are made anew so many times. */
const nameAttempts = 8

const suffixLength = 5
const longestBase = 63 - suffixLength

function checkIdentity(served: Served, namespace: string, object: ApiObject): void {
  const { metadata } = object
  if (/^\d*[1-9]\d*$/.test(metadata.resourceVersion ?? '')) {
    throw plainError('resourceVersion should not be set on objects to be created')
  }
  if (!served.kind.ref.namespaced) return void Reflect.deleteProperty(metadata, 'namespace')
  if (metadata.namespace && metadata.namespace !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
  metadata.namespace = namespace
}

/** What is to be created; the name is known. */
interface NewObject extends Attributes {
  object: ApiObject
  /** What the client speaks. */
  apiVersion: string
}

/** Written out, since every creation makes some. */
function newObject(served: Served, namespace: string, object: ApiObject, context: WriteContext): NewObject {
  const { user, dryRun, subresource } = context
  return {
    operation: 'CREATE',
    served: served.stored,
    namespace,
    name: object.metadata.name ?? '',
    subresource,
    object,
    dryRun,
    user,
    warn: (text) => context.warn?.(text),
    apiVersion: served.apiVersion,
  }
}

/** Upstream says of a name that comes with a generateName that it could not make one, and of what stands that it goes. */
function taken(services: Services, served: Served, namespace: string, { name, generateName }: ApiObject['metadata']): Error {
  const { ref, storage } = served.kind
  const error = generateName ? generateNameConflict(ref, name, 1) : alreadyExists(ref, name)
  const standing = services.view.get(objectKey(storage, namespace, name))
  if (!standing || decode(standing).metadata.deletionTimestamp === undefined) return error
  return new ApiError({ ...error.status, message: `object is being deleted: ${error.message}` })
}

/** Commits; a claim that was taken meanwhile is chosen anew. Undefined: the name is taken. */
async function commitNew(services: Services, attributes: NewObject, key: string): Promise<Item | undefined> {
  const { served, object } = attributes
  const busy = new Set<string>()
  for (;;) {
    const allocated = served.resource.allocation ? structuredClone(object) : object
    const claims = planClaims(services, served, allocated, undefined, busy)
    const value = encode(served, allocated)
    const reservation = await services.admission.reserve(attributes, services)
    const outcome = await commitObject(services, { served, key, value, expected: 0, claims, reservation })
    if (outcome.kind === 'written') return outcome.item
    if (outcome.kind === 'moved') return undefined
    if (outcome.kind === 'taken') busy.add(outcome.key)
  }
}

/** Everything but the commit. */
async function tryNew(services: Services, attributes: NewObject, key: string): Promise<Item | undefined> {
  const { served, object } = attributes
  const reservation = await services.admission.reserve(attributes, services)
  await reservation.settle(false)
  planClaims(services, served, object, undefined, new Set(), true)
  if (services.view.get(key)) return undefined
  return itemOf({ key, revision: 0, ...encode(served, object) }, served.prefix)
}

function attempt(services: Services, attributes: NewObject, context: WriteContext): Promise<Item | undefined> {
  const { served, object, namespace, dryRun, apiVersion, user } = attributes
  const { clock, random, options } = services.context
  const known = { clock, random, options, apiVersion, user, warn: context.warn }
  prepareCreate(served, object, known)
  validateCreate(served, object, known)
  served.resource.strategy?.canonicalize?.(object)
  for (const text of served.resource.strategy?.warnings?.(object) ?? []) context.warn?.(text)
  services.admission.validate(attributes, services)
  const key = objectKey(served.kind.storage, namespace, object.metadata.name)
  return dryRun ? tryNew(services, attributes, key) : commitNew(services, attributes, key)
}

/**
 * Creates an object given in the storage version, defaults not yet filled in; it is changed. `served` may be any
 * version: errors speak of it. Throws 409 where the name is taken.
 */
export async function createObject(
  services: Services,
  served: Served,
  namespace: string,
  object: ApiObject,
  context: WriteContext,
): Promise<Item> {
  const { stored } = served
  checkIdentity(served, namespace, object)
  stored.resource.defaults?.(object)
  dedupeOwners(object, context, false)
  recordManagers(services, served, undefined, object, context)
  const attributes = (of: ApiObject): NewObject => newObject(served, namespace, of, context)
  await services.admission.mutate(attributes(object), services)
  const base = object.metadata.name ? '' : (object.metadata.generateName ?? '').slice(0, longestBase)
  for (let tries = 0; tries < nameAttempts; tries++) {
    const copy = base === '' ? object : structuredClone(object)
    if (base !== '') copy.metadata.name = base + services.random.suffix(suffixLength)
    const item = await attempt(services, attributes(copy), context)
    if (item) return item
    if (base === '') throw taken(services, served, namespace, object.metadata)
  }
  throw generateNameConflict(served.kind.ref, base, 1)
}
