import { isObject } from '../compare/json-value.js'
import { leaf, node, type FieldSet } from './field-set.js'
import { canonicalElement, compareElements } from './path-element.js'

/** A node and whether it is a member; no node where nothing of it is known. */
function readNode(value: unknown, root: boolean): FieldSet | undefined {
  if (!isObject(value)) throw new Error(`expected an object, got ${value === null ? 'null' : typeof value}`)
  let member = false
  const found: [string, FieldSet][] = []
  for (const [key, below] of Object.entries(value)) {
    if (key === '.') member = true
    else {
      const element = canonicalElement(key)
      const child = element === undefined ? undefined : readNode(below, false)
      if (element !== undefined && child) found.push([element, child])
    }
  }
  found.sort(([a], [b]) => compareElements(a, b))
  return node(!root && (member || found.length === 0), Object.fromEntries(found))
}

/**
 * The set that a FieldsV1 of a client means, in upstream's order. Elements of a sort nobody knows are dropped. Throws
 * for what is no set. What this package made needs no reading.
 */
export function readFieldSet(fieldsV1: unknown): FieldSet {
  return readNode(fieldsV1 ?? {}, true) ?? leaf
}
