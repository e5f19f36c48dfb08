import {
  FieldPath,
  invalid,
  nameIsDNSSubdomain,
  nameIsPathSegment,
  validateMetadataParts,
  validateObjectMeta,
  validateObjectMetaUpdate,
  type ApiObject,
} from '@orrery/api'
import type { Served } from '../registry/served.js'
import type { Context } from '../resources/contract.js'

const at = FieldPath.root('metadata')

/** Throws 422 with everything wrong about a new object. */
export function validateCreate(served: Served, object: ApiObject, context: Context): void {
  const { kind, resource } = served
  const rule = resource.nameRule ?? nameIsDNSSubdomain
  const metadata = validateObjectMeta(object.metadata, kind.ref.namespaced, rule, at)
  const own = resource.validate?.(object, context) ?? []
  const errors = resource.ownMetadata ? (own.length > 0 ? own : metadata) : [...metadata, ...own]
  if (errors.length > 0) throw invalid(kind.ref, object.metadata.name ?? '', errors)
}

/**
 * Throws 422 with everything wrong about an object that takes another's place. The metadata is looked at once for
 * every kind and once by the kind's own rules, as upstream does, which shows in the causes.
 */
export function validateUpdate(served: Served, next: ApiObject, old: ApiObject, target: string, context: Context): void {
  const { kind, resource } = served
  const { namespaced } = kind.ref
  const parts = validateMetadataParts(next.metadata, at)
  const errors = [
    ...validateObjectMeta(next.metadata, namespaced, nameIsPathSegment, at, { custom: true, parts }),
    ...validateObjectMetaUpdate(next.metadata, old.metadata, at, { custom: true, parts }),
    ...(resource.ownMetadata ? [] : validateObjectMetaUpdate(next.metadata, old.metadata, at, { parts })),
    ...(resource.metadataAgain?.includes(target)
      ? validateObjectMeta(next.metadata, namespaced, resource.nameRule ?? nameIsDNSSubdomain, at, { parts })
      : []),
    ...(resource.validateUpdate?.(next, old, target, context) ?? []),
  ]
  if (errors.length > 0) throw invalid(kind.ref, old.metadata.name, errors)
}
