import { schema } from '../schema/schema.js'
import type { Field } from '../schema/struct-type.js'
import type { ValueType } from '../schema/value-type.js'

/**
 * What a value is to its owners (structured-merge-diff's atoms): one value, a struct of fields, a map of entries, a
 * list of items told apart by keys (`map`) or by themselves (`set`), or what only its form tells (`deduced`).
 */
export type Relation =
  | { readonly kind: 'atomic' | 'deduced' }
  | { readonly kind: 'struct'; readonly fields: readonly RelatedField[] }
  | { readonly kind: 'map'; readonly item: Relation }
  | { readonly kind: 'list'; readonly keys: readonly ListKey[]; readonly item: Relation }

export interface RelatedField {
  readonly field: Field
  /** `f:` and the name. */
  readonly element: string
  /** Of the field's value; made when first asked for, since types hold themselves. */
  readonly relation: () => Relation
}

/** A field that tells a list's items apart; none: the items are values. */
export interface ListKey {
  readonly name: string
  readonly default?: unknown
}

const atomic: Relation = { kind: 'atomic' }
const deduced: Relation = { kind: 'deduced' }

const structs = new Map<string, Relation>()
const objects = new Map<string, Relation>()

const compareNames = (a: Field, b: Field): number => (a.name < b.name ? -1 : Number(a.name > b.name))

function madeOnce(known: Map<string, Relation>, name: string, make: (name: string) => Relation): Relation {
  const standing = known.get(name)
  if (standing) return standing
  const made = make(name)
  known.set(name, made)
  return made
}

/** What a struct is to the owners of what it stands in. Fields stand in the order in which sets are written. */
export function structRelation(name: string): Relation {
  return madeOnce(structs, name, () => {
    const type = schema.type(name)
    return type.atomic ? atomic : { kind: 'struct', fields: type.fields.toSorted(compareNames).map(relatedField) }
  })
}

/** What no write makes anybody own (fieldmanager's stripMeta): of an object, what says what it is. */
const typeFields: readonly string[] = ['apiVersion', 'kind']

/** And of its metadata, what says which it is and what the server alone says of it. */
const serversFields: readonly string[] = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'name',
  'namespace',
  'resourceVersion',
  'selfLink',
  'uid',
]

function without(relation: Relation, names: readonly string[]): Relation {
  if (relation.kind !== 'struct') return relation
  return { kind: 'struct', fields: relation.fields.filter(({ field }) => !names.includes(field.name)) }
}

function ownableRelation(name: string): Relation {
  const relation = without(structRelation(name), typeFields)
  if (relation.kind !== 'struct') return relation
  const fields = relation.fields.map(({ field, element, relation: of }) => {
    if (field.name !== 'metadata') return { field, element, relation: of }
    const metadata = without(of(), serversFields)
    return { field, element, relation: () => metadata }
  })
  return { kind: 'struct', fields }
}

/** What an object of a kind's type is to its owners: without the fields that nobody owns. */
export function objectRelation(name: string): Relation {
  return madeOnce(objects, name, ownableRelation)
}

function relatedField(field: Field): RelatedField {
  let made: Relation | undefined
  return { field, element: `f:${field.name}`, relation: () => (made ??= fieldRelation(field)) }
}

function fieldRelation(field: Field): Relation {
  const { type, mapType } = field
  if (mapType === 'atomic') return atomic
  return type.kind === 'list' ? listRelation(field, type.item) : valueRelation(type)
}

/** The sort of a list that upstream deduces where only the merge of patches is declared. */
function sortOfList({ listType, patchStrategy = '' }: Field): string {
  return listType ?? (patchStrategy.split(',').includes('merge') ? 'merged' : 'atomic')
}

function listRelation(field: Field, item: ValueType): Relation {
  const sort = sortOfList(field)
  if (sort === 'atomic') return atomic
  const merged = field.patchMergeKey === undefined ? [] : [field.patchMergeKey]
  const names = sort === 'map' ? (field.listMapKeys ?? []) : sort === 'merged' ? merged : []
  const fields = item.kind === 'struct' ? schema.type(item.type).byName : undefined
  const keys = names.toSorted().map((name) => {
    const standard = fields?.get(name)?.default
    return standard === undefined ? { name } : { name, default: standard }
  })
  return { kind: 'list', keys, item: valueRelation(item) }
}

/** Any JSON, whose entries are owned apart where it is a map; a RawExtension is one value all the same. */
const deducedTypes: ReadonlySet<string> = new Set([
  'apiextensionsv1.JSON',
  'apiextensionsv1.JSONSchemaPropsOrBool',
  'apiextensionsv1.JSONSchemaPropsOrArray',
  'apiextensionsv1.JSONSchemaPropsOrStringArray',
])

function valueRelation(type: ValueType): Relation {
  if (type.kind === 'struct') return structRelation(type.type)
  if (type.kind === 'map') return { kind: 'map', item: valueRelation(type.item) }
  return deducedTypes.has(type.go) ? deduced : atomic
}
