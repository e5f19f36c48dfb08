import type { TypeName } from '../kinds/served-resource.js'

/** Kinds of values that hold no other values the schema knows of. */
export type ScalarKind =
  | 'string'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'float64'
  /** Base64 in JSON. */
  | 'bytes'
  | 'quantity'
  /** RFC 3339 in seconds. */
  | 'time'
  /** RFC 3339 in microseconds. */
  | 'microTime'
  | 'intOrString'
  /** Any JSON, kept as it is: RawExtension, FieldsV1, JSON, interface{}. */
  | 'any'
  | 'schemaOrBool'
  | 'schemaOrArray'
  | 'schemaOrStrings'

/** `go` is the type as upstream's sources have it, with package aliases, for messages and for telling names apart. */
export type ValueType =
  | { readonly kind: 'struct'; readonly go: string; readonly type: TypeName }
  | { readonly kind: 'list'; readonly go: string; readonly item: ValueType }
  | { readonly kind: 'map'; readonly go: string; readonly item: ValueType }
  | { readonly kind: ScalarKind; readonly go: string }

const scalars: Readonly<Record<string, ScalarKind>> = {
  string: 'string',
  bool: 'bool',
  int32: 'int32',
  int64: 'int64',
  float64: 'float64',
  '[]byte': 'bytes',
  'interface{}': 'any',
  'resource.Quantity': 'quantity',
  'metav1.Time': 'time',
  'metav1.MicroTime': 'microTime',
  'metav1.FieldsV1': 'any',
  'intstr.IntOrString': 'intOrString',
  'runtime.RawExtension': 'any',
  'apiextensionsv1.JSON': 'any',
  'apiextensionsv1.JSONSchemaPropsOrBool': 'schemaOrBool',
  'apiextensionsv1.JSONSchemaPropsOrArray': 'schemaOrArray',
  'apiextensionsv1.JSONSchemaPropsOrStringArray': 'schemaOrStrings',
}

/** What a Go type stands for. `alias` is the package it is written in, `named` what named types stand for. */
export function valueType(
  written: string,
  alias: string,
  named: Readonly<Record<string, string>>,
  isStruct: (name: string) => boolean,
): ValueType {
  const go = /^[A-Z]/.test(written) ? `${alias}.${written}` : written
  const scalar = scalars[go]
  if (scalar !== undefined) return { kind: scalar, go }
  const meaning = named[go]
  if (meaning !== undefined) return { ...valueType(meaning, alias, named, isStruct), go }
  const inner = /^(\[\]|map\[[^\]]*\])(.*)$/.exec(go)
  if (inner) {
    const item = valueType(inner[2] ?? '', alias, named, isStruct)
    const outer = (inner[1] ?? '').replace(/^map\[(?=[A-Z])/, `map[${alias}.`)
    return { kind: outer === '[]' ? 'list' : 'map', go: `${outer}${item.go}`, item }
  }
  return isStruct(go) ? { kind: 'struct', go, type: go } : { kind: 'string', go }
}

/** The type as Go prints it: `[]corev1.Container` -> `[]v1.Container`. */
export function goTypeName(go: string): string {
  return go
    .replaceAll(/\b[a-z]+(v\d\w*)\./g, '$1.')
    .replaceAll('[]byte', '[]uint8')
    .replaceAll('interface{}', 'interface {}')
}
