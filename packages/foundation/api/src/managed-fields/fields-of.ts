import { isObject, sortedKeys } from '../compare/json-value.js'
import { leaf, node, type FieldSet } from './field-set.js'
import { allElements, listItems } from './list-items.js'
import { structRelation, type Relation } from './relation.js'

/** Every field that an object says something of, as it is written: what a configuration that is applied claims. */
export function fieldsOf(type: string, object: object): FieldSet {
  return node(false, claims(structRelation(type), object)) ?? leaf
}

function claims(relation: Relation, value: unknown): Record<string, FieldSet> {
  const made: Record<string, FieldSet> = {}
  if (relation.kind === 'list') {
    const items = listItems(relation.keys, value)
    for (const element of allElements(items, items)) {
      made[element] = claim(relation.item, items.get(element)?.[0], true)
    }
  } else if (relation.kind === 'struct' && isObject(value)) {
    for (const { field, element, relation: below } of relation.fields) {
      if (Object.hasOwn(value, field.name)) made[element] = claim(below(), value[field.name], false)
    }
  } else if ((relation.kind === 'map' || relation.kind === 'deduced') && isObject(value)) {
    const item = relation.kind === 'map' ? relation.item : relation
    for (const key of sortedKeys(value)) made[`f:${key}`] = claim(item, value[key], true)
  }
  return made
}

/** Items of lists and entries of maps are claimed themselves, fields of structs only by what is in them. */
function claim(relation: Relation, value: unknown, itself: boolean): FieldSet {
  return node(itself, claims(relation, value)) ?? leaf
}
