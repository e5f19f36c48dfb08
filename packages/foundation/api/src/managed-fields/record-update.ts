import { deepEqual } from '../compare/deep-equal.js'
import type { ManagedFieldsEntry } from '../object.js'
import { capManagers } from './cap-managers.js'
import { compareObjects, type Comparison } from './compare-objects.js'
import { contains, difference, isEmptySet, union, type FieldSet } from './field-set.js'
import { UnidentifiedItem } from './list-items.js'
import { compareManagers, isReset, isSameManager, readManagers, storedManagers, type Manager } from './managers.js'
import { ownable, type Ownable } from './reset-fields.js'

/** Two states of an object in one version; no `live`: it is new. */
export interface VersionedStates {
  /** Of the schema. */
  type: string
  live: object | undefined
  next: object
}

export interface Update {
  states: VersionedStates
  /** What the object has before the write. */
  liveManagers: readonly ManagedFieldsEntry[] | undefined
  /** What the client sent; not heeded for subresources. */
  sentManagers: readonly ManagedFieldsEntry[] | undefined
  manager: string
  apiVersion: string
  /** Empty for the object itself. */
  subresource: string
  /** RFC 3339. Absent: who writes keeps the time it had. */
  time: string | undefined
  ownable: Ownable | undefined
  /** The same states in another version; undefined where there is no such version. */
  inVersion(apiVersion: string): VersionedStates | undefined
}

/** Whose fields they were before the write, as far as it may say so. A list that cannot be read is as good as none. */
function managersBefore({ liveManagers, sentManagers = [], subresource }: Update): readonly Manager[] {
  if (subresource === '' && sentManagers.length > 0 && !deepEqual(sentManagers, liveManagers)) {
    if (isReset(sentManagers)) return []
    try {
      return readManagers(sentManagers)
    } catch {
      // As upstream: what stands there already is kept.
    }
  }
  return storedManagers(liveManagers)
}

function compare({ type, live, next }: VersionedStates, rule: Ownable | undefined): Comparison {
  const { changed, removed } = compareObjects(type, live, next)
  return { changed: ownable(changed, rule), removed: ownable(removed, rule) }
}

function isWriter(manager: Manager, { manager: name, apiVersion, subresource }: Update): boolean {
  return isSameManager(manager, { manager: name || 'unknown', operation: 'Update', apiVersion, subresource })
}

/** Whether a manager is who writes, and what it changes is its own already, as mostly: no set need be made then. */
function ownsAll(manager: Manager, update: Update, { changed, removed }: Comparison): boolean {
  return isEmptySet(removed) && update.time !== undefined && isWriter(manager, update) && contains(manager.fieldsV1, changed)
}

/** What the managers keep: not what was changed under them, nor what is gone. */
function remaining(managers: readonly Manager[], update: Update, own: Comparison): Manager[] {
  const others = new Map<string, Comparison | undefined>()
  const inVersion = (apiVersion: string): Comparison | undefined => {
    if (apiVersion === update.apiVersion) return own
    if (others.has(apiVersion)) return others.get(apiVersion)
    const states = update.inVersion(apiVersion)
    const comparison = states && compare(states, update.ownable)
    others.set(apiVersion, comparison)
    return comparison
  }
  const left: Manager[] = []
  for (const manager of managers) {
    const { fieldsV1 } = manager
    const comparison = inVersion(manager.apiVersion)
    const whole = ownsAll(manager, update, own)
    const kept = whole ? fieldsV1 : comparison && difference(difference(fieldsV1, comparison.changed), comparison.removed)
    if (kept && !isEmptySet(kept)) left.push(kept === fieldsV1 ? manager : { ...manager, fieldsV1: kept })
  }
  return left
}

/** The managers with what the write changed given to who wrote it. */
function withOwn(managers: readonly Manager[], update: Update, changed: FieldSet): readonly Manager[] {
  if (isEmptySet(changed)) return managers
  const { manager, apiVersion, subresource, time } = update
  const entry: Manager = { manager: manager || 'unknown', operation: 'Update', apiVersion, fieldsType: 'FieldsV1', fieldsV1: changed }
  if (subresource !== '') entry.subresource = subresource
  const before = managers.find((each) => isWriter(each, update))
  const since = time ?? before?.time
  if (since !== undefined) entry.time = since
  if (!before) return managers.length === 0 ? [entry] : [...managers, entry]
  entry.fieldsV1 = union(before.fieldsV1, changed)
  return [...managers.filter((each) => each !== before), entry]
}

/**
 * Who owns which fields after an update (fieldmanager.Update): what it changes is the writer's alone, what it removes is
 * nobody's; times move with a change only. An object that exists without managers gets none. Give the result to
 * metadata.managedFields, or remove that where it is empty.
 */
export function recordUpdate(update: Update): readonly ManagedFieldsEntry[] {
  const before = managersBefore(update)
  if (before.length === 0 && update.states.live !== undefined) return before
  try {
    const own = compare(update.states, update.ownable)
    const managers = withOwn(remaining(before, update, own), update, own.changed)
    const kept = capManagers(managers)
    return kept.length > 1 ? kept.toSorted(compareManagers) : kept
  } catch (error) {
    if (error instanceof UnidentifiedItem) return update.liveManagers ?? []
    throw error
  }
}
