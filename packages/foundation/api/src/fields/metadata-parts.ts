import type { ManagedFieldsEntry, OwnerReference } from '../object.js'
import { field, type FieldError } from './field-error.js'
import type { FieldPath } from './field-path.js'
import { isQualifiedName, isValidLabelValue } from './name-rules.js'
import { byteLength } from './string-rules.js'

export const totalAnnotationSizeLimit = 256 * 1024

const standardFinalizers = new Set(['kubernetes', 'foregroundDeletion', 'orphan'])

export function validateLabels(labels: Readonly<Record<string, string>> | undefined, path: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  for (const [key, value] of Object.entries(labels ?? {})) {
    for (const detail of isQualifiedName(key)) errors.push(field.invalid(path, key, detail))
    for (const detail of isValidLabelValue(value)) errors.push(field.invalid(path, value, detail))
  }
  return errors
}

export function validateAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  path: FieldPath,
): FieldError[] {
  let size = 0
  const errors: FieldError[] = []
  for (const [key, value] of Object.entries(annotations ?? {})) {
    size += byteLength(key) + byteLength(value)
    for (const detail of isQualifiedName(key.toLowerCase())) errors.push(field.invalid(path, key, detail))
  }
  if (size > totalAnnotationSizeLimit) errors.push(field.tooLong(path, totalAnnotationSizeLimit))
  return errors
}

function versionOf(apiVersion: string): { group: string; version: string } {
  const parts = apiVersion.split('/')
  if (parts.length > 2) return { group: '', version: '' }
  return parts.length === 2 ? { group: parts[0] ?? '', version: parts[1] ?? '' } : { group: '', version: apiVersion }
}

function validateOwnerReference(owner: OwnerReference, path: FieldPath): FieldError[] {
  const { group, version } = versionOf(owner.apiVersion)
  const errors: FieldError[] = []
  if (version === '') errors.push(field.invalid(path.child('apiVersion'), owner.apiVersion, 'version must not be empty'))
  for (const name of ['kind', 'name', 'uid'] as const) {
    if (owner[name] === '') errors.push(field.invalid(path.child(name), '', 'must not be empty'))
  }
  if (group === '' && version === 'v1' && owner.kind === 'Event') {
    errors.push(field.invalid(path, owner, '/v1, Kind=Event is disallowed from being an owner'))
  }
  return errors
}

export function validateOwnerReferences(owners: readonly OwnerReference[] | undefined, path: FieldPath): FieldError[] {
  let controller = ''
  const errors: FieldError[] = []
  for (const owner of owners ?? []) {
    errors.push(...validateOwnerReference(owner, path))
    if (!owner.controller) continue
    const name = `${owner.kind}/${owner.name}`
    const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`
    if (controller === '') controller = name
    else errors.push(field.invalid(path, owners, detail))
  }
  return errors
}

export function validateFinalizers(finalizers: readonly string[], path: FieldPath): FieldError[] {
  const errors = finalizers.flatMap((name) => isQualifiedName(name).map((detail) => field.invalid(path, name, detail)))
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(field.invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'))
  }
  return errors
}

/** What built-in kinds ask of finalizers beyond their form; custom resources do not. */
export function validateStandardFinalizers(finalizers: readonly string[], path: FieldPath): FieldError[] {
  const detail = 'name is neither a standard finalizer name nor is it fully qualified'
  return finalizers.flatMap((name, index) =>
    name.split('/').length === 1 && !standardFinalizers.has(name) ? [field.invalid(path.index(index), name, detail)] : [],
  )
}

/** What nearly all managers are called. */
const plainManager = /^[ -~]{0,128}$/

/** Also used for the fieldManager parameter. */
export function validateFieldManager(manager: string, path: FieldPath): FieldError[] {
  if (plainManager.test(manager)) return []
  const errors = byteLength(manager) > 128 ? [field.tooLong(path, 128)] : []
  let position = 0
  for (const character of manager) {
    if (!/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character)) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      errors.push(field.invalid(path, manager, `invalid character U+${code} (at position ${position})`))
    }
    position += byteLength(character)
  }
  return errors
}

export function validateManagedFields(entries: readonly ManagedFieldsEntry[], path: FieldPath): FieldError[] {
  return entries.flatMap((entry, index) => {
    const at = path.index(index)
    const errors: FieldError[] = []
    const operation = entry.operation ?? ''
    if (operation !== 'Apply' && operation !== 'Update') {
      errors.push(field.invalid(at.child('operation'), operation, 'must be `Apply` or `Update`'))
    }
    if (entry.fieldsType && entry.fieldsType !== 'FieldsV1') {
      errors.push(field.invalid(at.child('fieldsType'), entry.fieldsType, 'must be `FieldsV1`'))
    }
    errors.push(...validateFieldManager(entry.manager ?? '', at.child('manager')))
    if (byteLength(entry.subresource ?? '') > 256) errors.push(field.tooLong(at.child('subresource'), 256))
    return errors
  })
}
