import { field, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import type { Schema } from './schema.js'

/** Only the names in metadata can be restricted further, and only by their values. */
function plainMetadata(metadata: Schema): boolean {
  const names = Object.keys(metadata.properties ?? {})
  const known = names.every((name) => name === 'name' || name === 'generateName')
  return known && Object.keys(metadata).every((key) => ['type', 'default', 'properties'].includes(key))
}

/** What every object has is not the schema's to say. */
export function validateMetadata(schema: Schema, path: FieldPath, root: boolean): Errors {
  const checked = root || schema['x-kubernetes-embedded-resource'] === true
  const properties = path.child('properties')
  const typed = ['kind', 'apiVersion'].flatMap((name) => {
    const property = schema.properties?.[name]
    if (!checked || !property || property.type === 'string') return none
    return [field.invalid(properties.key(name).child('type'), property.type ?? '', 'must be string')]
  })
  const metadata = schema.properties?.['metadata']
  if (!metadata) return typed
  const at = properties.key('metadata')
  const detail = 'must not specify anything other than name and generateName, but metadata is implicitly specified'
  return [
    ...typed,
    ...(checked && metadata.type !== 'object' ? [field.invalid(at.child('type'), metadata.type ?? '', 'must be object')] : none),
    ...(root && !plainMetadata(metadata) ? [field.forbidden(at, detail)] : none),
  ]
}
