import type { ObjectMeta } from '../object.js'
import { field, type FieldError } from './field-error.js'
import type { FieldPath } from './field-path.js'
import {
  validateAnnotations,
  validateFinalizers,
  validateLabels,
  validateManagedFields,
  validateOwnerReferences,
  validateStandardFinalizers,
} from './metadata-parts.js'
import { quote } from './quote.js'
import { nameIsDNSLabel, type NameRule } from './resource-name-rules.js'

type Meta = Partial<ObjectMeta>

function validateNames(meta: Meta, rule: NameRule, path: FieldPath): FieldError[] {
  const prefix = meta.generateName ?? ''
  const name = meta.name ?? ''
  const errors = (prefix === '' ? [] : rule(prefix, true)).map((detail) =>
    field.invalid(path.child('generateName'), prefix, detail),
  )
  if (name === '') return [...errors, field.required(path.child('name'), 'name or generateName is required')]
  return [...errors, ...rule(name, false).map((detail) => field.invalid(path.child('name'), name, detail))]
}

function validateNamespace(namespace: string, namespaced: boolean, path: FieldPath): FieldError[] {
  if (!namespaced) return namespace === '' ? [] : [field.forbidden(path, 'not allowed on this type')]
  if (namespace === '') return [field.required(path)]
  return nameIsDNSLabel(namespace, false).map((detail) => field.invalid(path, namespace, detail))
}

/** What is wrong with the parts of metadata that are asked about more than once of a write. */
export interface MetadataParts {
  labels: readonly FieldError[]
  annotations: readonly FieldError[]
  owners: readonly FieldError[]
  managedFields: readonly FieldError[]
}

export function validateMetadataParts(meta: Meta, path: FieldPath): MetadataParts {
  return {
    labels: validateLabels(meta.labels, path.child('labels')),
    annotations: validateAnnotations(meta.annotations, path.child('annotations')),
    owners: validateOwnerReferences(meta.ownerReferences, path.child('ownerReferences')),
    managedFields: validateManagedFields(meta.managedFields ?? [], path.child('managedFields')),
  }
}

export interface ObjectMetaOptions {
  /** Custom resources: any qualified name may be a finalizer. */
  custom?: boolean
  /** Of this metadata at this path, where they are known. */
  parts?: MetadataParts
}

/** Metadata of an object to be created, its name generated already. */
export function validateObjectMeta(
  meta: Meta,
  namespaced: boolean,
  rule: NameRule,
  path: FieldPath,
  options: ObjectMetaOptions = {},
): FieldError[] {
  const generation = meta.generation ?? 0
  const finalizers = meta.finalizers ?? []
  const at = path.child('finalizers')
  const { labels, annotations, owners, managedFields } = options.parts ?? validateMetadataParts(meta, path)
  return [
    ...validateNames(meta, rule, path),
    ...validateNamespace(meta.namespace ?? '', namespaced, path.child('namespace')),
    ...(generation < 0
      ? [field.invalid(path.child('generation'), generation, 'must be greater than or equal to 0')]
      : []),
    ...labels,
    ...annotations,
    ...owners,
    ...validateFinalizers(finalizers, at),
    ...managedFields,
    ...(options.custom ? [] : validateStandardFinalizers(finalizers, at)),
  ]
}

const immutable = [
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
] as const

function newFinalizerErrors(meta: Meta, old: Meta, path: FieldPath): FieldError[] {
  if (old.deletionTimestamp === undefined) return []
  const before = new Set(old.finalizers)
  const extra = (meta.finalizers ?? []).filter((name) => !before.has(name))
  if (extra.length === 0) return []
  const found = `[]string{${[...new Set(extra)].toSorted().map(quote).join(', ')}}`
  const detail = `no new finalizers can be added if the object is being deleted, found new finalizers ${found}`
  return [field.forbidden(path, detail)]
}

/** Metadata of an object that replaces `old`. */
export function validateObjectMetaUpdate(
  meta: Meta,
  old: Meta,
  path: FieldPath,
  options: ObjectMetaOptions = {},
): FieldError[] {
  const errors = newFinalizerErrors(meta, old, path.child('finalizers'))
  if (!meta.resourceVersion) {
    errors.push(field.invalid(path.child('resourceVersion'), '', 'must be specified for an update'))
  }
  if ((meta.generation ?? 0) < (old.generation ?? 0)) {
    errors.push(field.invalid(path.child('generation'), meta.generation ?? 0, 'must not be decremented'))
  }
  for (const name of immutable) {
    if (meta[name] === old[name]) continue
    const absent = name.startsWith('deletion') || name.startsWith('creation') ? null : ''
    errors.push(field.invalid(path.child(name), meta[name] ?? absent, 'field is immutable'))
  }
  const { labels, annotations, owners, managedFields } = options.parts ?? validateMetadataParts(meta, path)
  return [
    ...errors,
    ...labels,
    ...annotations,
    ...owners,
    ...managedFields,
    ...(options.custom ? [] : validateStandardFinalizers(meta.finalizers ?? [], path.child('finalizers'))),
  ]
}
