import type { ValueType } from '../schema/value-type.js'
import { Rejection } from './decode-error.js'

const props: ValueType = { kind: 'struct', go: 'apiextensionsv1.JSONSchemaProps', type: 'apiextensionsv1.JSONSchemaProps' }
const strings: ValueType = { kind: 'list', go: '[]string', item: { kind: 'string', go: 'string' } }

/**
 * The values of apiextensions that are a schema or else something simpler. What is neither counts as unset, except
 * where a boolean is expected.
 */
export function decodeSchemaUnion(
  kind: 'schemaOrBool' | 'schemaOrArray' | 'schemaOrStrings',
  value: unknown,
  decodeAlone: (type: ValueType, value: unknown) => unknown,
): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return decodeAlone(props, value)
  if (kind === 'schemaOrBool') {
    if (typeof value !== 'boolean') throw new Rejection('boolean or JSON schema expected')
    return value
  }
  if (!Array.isArray(value)) return undefined
  return decodeAlone(kind === 'schemaOrStrings' ? strings : { kind: 'list', go: `[]${props.go}`, item: props }, value)
}
