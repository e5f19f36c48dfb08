import { deepEqual, keysOfBoth, type ApiObject } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import type { Served } from '../registry/served.js'
import type { Context } from '../resources/contract.js'
import { wireForm } from '../storage/wire-form.js'

function hasStatus(served: Served): boolean {
  return served.kind.subresources.some(({ name }) => name === 'status')
}

/** Whether changes of the object count up its generation. Kinds nobody declared have one if they have a spec. */
function hasGeneration({ resource }: Served, object: ApiObject): boolean {
  return resource.strategy ? !resource.strategy.noGeneration : 'spec' in object
}

/** Everything a client decides: all but the metadata and the status. */
function desired(object: ApiObject): object {
  const { metadata: _metadata, status: _status, kind: _kind, apiVersion: _apiVersion, ...rest } = object as ApiObject & { status?: unknown }
  return rest
}

/** What a client may not say of a new object. To delete what is not there is not free, and nearly nobody says it. */
const serversOwn = ['deletionTimestamp', 'deletionGracePeriodSeconds', 'selfLink'] as const

/** In place: what the server alone says of a new object, and what a client may not say yet. */
export function prepareCreate(served: Served, object: ApiObject, context: Context): void {
  const { metadata } = object
  const { strategy } = served.resource
  metadata.uid = context.random.uuid()
  metadata.creationTimestamp = timestamp(context.clock)
  for (const name of serversOwn) if (name in metadata) Reflect.deleteProperty(metadata, name)
  if (hasGeneration(served, object)) metadata.generation = 1
  if (hasStatus(served) && !strategy?.keepsStatusOnCreate) emptyStatus(served, object)
  strategy?.prepareForCreate?.(object, context)
}

function emptyStatus(served: Served, object: ApiObject): void {
  const { status } = wireForm(served.kind.type, { metadata: {} })
  if (status === undefined) Reflect.deleteProperty(object, 'status')
  else Object.assign(object, { status })
}

/** Targets whose writes leave the status alone; the others are the status itself and those that set it (binding). */
const besideStatus: ReadonlySet<string> = new Set(['', 'finalize', 'scale', 'ephemeralcontainers', 'resize'])

/** In place: each target changes its own part of the object, the rest is as it was. */
function separate(served: Served, next: ApiObject, old: ApiObject, target: string): void {
  if (!hasStatus(served) || (target !== 'status' && !besideStatus.has(target))) return
  if (target === '' && served.resource.strategy?.statusOnUpdate) return
  const kept = keysOfBoth(old, next).filter((key) => key !== 'metadata' && (key === 'status') !== (target === 'status'))
  for (const key of kept) {
    const value: unknown = Reflect.get(old, key)
    if (value === undefined) Reflect.deleteProperty(next, key)
    else Reflect.set(next, key, value)
  }
}

/** In place: what an update cannot change is as it was, and the generation counts what the client decides. */
export function prepareUpdate(served: Served, next: ApiObject, old: ApiObject, target: string, context: Context): void {
  const { metadata } = next
  if (old.metadata.generation !== undefined) metadata.generation = old.metadata.generation
  else if (metadata.generation !== undefined) delete metadata.generation
  separate(served, next, old, target)
  served.resource.strategy?.prepareForUpdate?.(next, old, target, context)
  metadata.uid ||= old.metadata.uid
  if ('selfLink' in metadata) Reflect.deleteProperty(metadata, 'selfLink')
  metadata.creationTimestamp = old.metadata.creationTimestamp
  if (old.metadata.deletionTimestamp !== undefined) metadata.deletionTimestamp = old.metadata.deletionTimestamp
  const grace = metadata.deletionGracePeriodSeconds ?? old.metadata.deletionGracePeriodSeconds
  if (grace !== undefined) metadata.deletionGracePeriodSeconds = grace
  if (!hasGeneration(served, next) || metadata.generation !== old.metadata.generation) return
  if (served.resource.strategy?.uncounted?.includes(target)) return
  const changed = !deepEqual(wireForm(served.kind.type, desired(next)), wireForm(served.kind.type, desired(old)))
  if (changed) metadata.generation = (old.metadata.generation ?? 0) + 1
}
