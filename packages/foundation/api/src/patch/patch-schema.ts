import { schema } from '../schema/schema.js'
import type { ValueType } from '../schema/value-type.js'

/** What a strategic merge needs to know of a field. */
export interface PatchField {
  /** `merge`, `replace` or empty: lists are replaced unless it is `merge`, maps are merged unless it is `replace`. */
  strategy: string
  /** The field that tells the items of a merged list apart; empty for lists of plain values. */
  mergeKey: string
  /** Of the value, or of a list's items; undefined where they are no structs. */
  schema: PatchSchema | undefined
}

/** The type of a map in a patch. */
export interface PatchSchema {
  /** As Go names the struct. */
  name: string
  /** Undefined where the type has no such field. */
  field(name: string): PatchField | undefined
}

const anything: PatchField = { strategy: '', mergeKey: '', schema: undefined }

function valueSchema(type: ValueType): PatchSchema | undefined {
  if (type.kind === 'list') return valueSchema(type.item)
  if (type.kind === 'struct') return patchSchema(type.type)
  if (type.kind !== 'map') return undefined
  const item = { ...anything, schema: valueSchema(type.item) }
  return { name: type.go, field: () => item }
}

/** The merge facts of a type of the API. Throws for a type the schema does not have. */
export function patchSchema(typeName: string): PatchSchema {
  const type = schema.type(typeName)
  return {
    name: type.goName,
    field(name) {
      const field = type.byName.get(name)
      if (!field) return undefined
      const [strategy = ''] = (field.patchStrategy ?? '').split(',').filter((each) => each !== 'retainKeys')
      return { strategy, mergeKey: field.patchMergeKey ?? '', schema: valueSchema(field.type) }
    },
  }
}
