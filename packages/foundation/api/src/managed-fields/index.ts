export { compareObjects, type Comparison } from './compare-objects.js'
export {
  difference,
  equalSets,
  fieldSet,
  hasPath,
  intersection,
  isEmptySet,
  pathsOf,
  recursiveDifference,
  union,
  type FieldSet,
} from './field-set.js'
export { fieldsOf } from './fields-of.js'
export type { PathElement } from './path-element.js'
export { readFieldSet } from './read-field-set.js'
export { recordUpdate, type Update, type VersionedStates } from './record-update.js'
export type { Ownable } from './reset-fields.js'
