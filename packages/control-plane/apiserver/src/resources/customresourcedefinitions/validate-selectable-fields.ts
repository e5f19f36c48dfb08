import { field, type apiextensionsv1, type FieldPath } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'
import { fieldPathOf } from './field-path-of.js'
import type { Schema } from './schema.js'

type Selectable = apiextensionsv1.SelectableField

const most = 8
const scalars = ['string', 'boolean', 'integer']
const notScalar =
  'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.'

/** Upstream's ValidateCustomResourceSelectableFields; `unset`: what it says where there is no schema. */
export function validateSelectableFields(
  fields: readonly Selectable[] | undefined,
  schema: Schema | undefined,
  path: FieldPath,
  unset: string,
): Errors {
  if (!fields || fields.length === 0) return none
  if (!schema) return [field.invalid(path, '', unset)]
  const seen = new Set<string>()
  const errors = each(path, fields, ({ jsonPath }, to) => {
    const at = to.child('jsonPath')
    if (!jsonPath) return [field.required(at)]
    const found = fieldPathOf(jsonPath, schema, false)
    if ('wrong' in found) return [field.invalid(at, jsonPath, `is an invalid path: ${found.wrong}`)]
    const again = seen.has(found.path)
    seen.add(found.path)
    const inMeta = /^\.metadata(?:[.[]|$)/.test(found.path)
    return [
      ...(inMeta ? [field.invalid(at, jsonPath, 'must not point to fields in metadata')] : none),
      ...(scalars.includes(found.schema.type ?? '') ? none : [field.invalid(at, jsonPath, notScalar)]),
      ...(again ? [field.duplicate(at, jsonPath)] : none),
    ]
  })
  return seen.size > most ? [...errors, field.tooMany(path, seen.size, most)] : errors
}
