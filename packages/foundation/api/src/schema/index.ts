export { schema } from './schema.js'
export type { Embedded, Field, StructType } from './struct-type.js'
export type { ScalarKind, ValueType } from './value-type.js'
