import type { ManagedFieldsEntry } from '../object.js'
import type { FieldSet } from './field-set.js'
import { readFieldSet } from './read-field-set.js'

/** Who owns a set of fields since when: a ManagedFieldsEntry whose set can be trusted to be in order. */
export interface Manager extends ManagedFieldsEntry {
  manager: string
  operation: string
  apiVersion: string
  fieldsV1: FieldSet
}

/** What tells managers apart. */
export type Identity = Omit<Manager, 'fieldsV1'>

/** Entries of one identity are one; who applies stays the same whatever version it applies in. */
export function identityOf({ manager, operation, apiVersion, subresource }: Identity): string {
  const version = operation === 'Apply' ? undefined : apiVersion
  return JSON.stringify({ manager: manager || undefined, operation, apiVersion: version, subresource: subresource || undefined })
}

export function isSameManager(a: Identity, b: Identity): boolean {
  if (a.manager !== b.manager || a.operation !== b.operation) return false
  if (a.operation !== 'Apply' && a.apiVersion !== b.apiVersion) return false
  return (a.subresource ?? '') === (b.subresource ?? '')
}

function readManager(entry: ManagedFieldsEntry, index: number): Manager {
  const { manager = '', operation = '', apiVersion = '', fieldsType = '', fieldsV1 } = entry
  if (operation !== 'Apply' && operation !== 'Update') throw new Error('operation must be `Apply` or `Update`')
  if (apiVersion === '') throw new Error('apiVersion must not be empty')
  if (fieldsType === '') throw new Error(`missing fieldsType in managed fields entry ${index}`)
  if (fieldsType !== 'FieldsV1') {
    throw new Error(`invalid fieldsType ${JSON.stringify(fieldsType)} in managed fields entry ${index}`)
  }
  return { ...entry, manager, operation, apiVersion, fieldsType, fieldsV1: readFieldSet(fieldsV1) }
}

/** A client's list. Throws for what upstream would not decode. */
export function readManagers(entries: readonly ManagedFieldsEntry[]): Manager[] {
  const managers = new Map(entries.map(readManager).map((manager) => [identityOf(manager), manager]))
  return [...managers.values()]
}

function isManager(entry: ManagedFieldsEntry): entry is Manager {
  return entry.fieldsV1 !== undefined && entry.operation !== undefined && entry.apiVersion !== undefined
}

/** A stored list, which this package made. */
export function storedManagers(entries: readonly ManagedFieldsEntry[] = []): readonly Manager[] {
  return entries.every(isManager) ? entries : readManagers(entries)
}

export function isReset(entries: readonly ManagedFieldsEntry[]): boolean {
  const [first, ...others] = entries
  return first !== undefined && others.length === 0 && Object.values(first).every((value) => value === undefined)
}

/** When the set changed last; 0 where nobody knows. */
export function secondsOf({ time }: ManagedFieldsEntry): number {
  return time ? Math.floor(Date.parse(time) / 1000) : 0
}

/** By code units; absent as empty. */
export const compareText = (a = '', b = ''): number => (a < b ? -1 : Number(a > b))

/** Who applies first, then by time, oldest first, then by name, version and subresource. */
export function compareManagers(a: Manager, b: Manager): number {
  return (
    compareText(a.operation, b.operation) ||
    secondsOf(a) - secondsOf(b) ||
    compareText(a.manager, b.manager) ||
    compareText(a.apiVersion, b.apiVersion) ||
    compareText(a.subresource, b.subresource)
  )
}
