import { qualify } from './go-types.js'
import type { GoPackage } from './packages.js'
import { messageName, type MessageField, type Source, type SourceField } from './upstream.js'

/** What a field says beyond its type and number. */
export interface FactOptions {
  optional?: true
  required?: true
  omitzero?: true
  default?: unknown
  patchStrategy?: string
  patchMergeKey?: string
  listType?: string
  listMapKeys?: readonly string[]
  mapType?: string
}

/** Go type with package aliases (none for the type's own package), `?` for omitempty; protobuf number; the rest. */
export type FactField = readonly [string, number?, FactOptions?]

/** By JSON name, in Go's order. `<Name>` is an embedded struct, whose fields are the type's own in JSON. */
export type FactType = Record<string, FactField>

/** Defaults that upstream declares by the name of a constant. */
const constants: Record<string, string> = {
  'ref(AzureDataDiskCachingReadWrite)': 'ReadWrite',
  'ref(AzureSharedBlobDisk)': 'Shared',
}

function optionsOf(field: SourceField): FactOptions {
  const { omitempty, omitzero, optional, required, patchStrategy, patchMergeKey, listType, listMapKeys } = field
  const granularity = field.mapType ?? field.structType
  return {
    ...(optional && !omitempty && !omitzero ? { optional: true } : {}),
    ...(required && omitempty ? { required: true } : {}),
    ...(omitzero ? { omitzero: true } : {}),
    ...(field.default === undefined ? {} : { default: constants[field.default] ?? JSON.parse(field.default) }),
    ...(patchStrategy === undefined ? {} : { patchStrategy }),
    ...(patchMergeKey === undefined ? {} : { patchMergeKey }),
    ...(listType === undefined ? {} : { listType }),
    ...(listMapKeys === undefined ? {} : { listMapKeys }),
    ...(granularity === undefined ? {} : { mapType: granularity }),
  }
}

function fieldFact(go: string, number: number | undefined, options: FactOptions): FactField {
  if (Object.keys(options).length > 0) return [go, number ?? 0, options]
  return number === undefined ? [go] : [go, number]
}

/** The protobuf number of an embedded struct: the message's field of that type which no JSON field has. */
function embeddedNumber(
  embedded: string,
  fields: readonly SourceField[],
  message: readonly MessageField[],
): number | undefined {
  const taken = new Set(fields.map((field) => field.n))
  return message.find(([n, , type]) => !taken.has(n) && type.endsWith(embedded))?.[0]
}

export function factOf(full: string, home: GoPackage, source: Source): FactType {
  const type = source.types[full] ?? { fields: {} }
  const message = Object.values(source.messages[messageName(home.path, full.slice(home.path.length + 1))] ?? {})
  const local = (go: string): string => qualify(go, home, source).replaceAll(`${home.alias}.`, '')
  const entries = Object.entries(type.fields).map(
    ([name, field]) =>
      [name, fieldFact(local(field.go) + (field.omitempty ? '?' : ''), field.n, optionsOf(field))] as const,
  )
  const embedded = (type.inline ?? []).map((go) => {
    const short = go.slice(go.lastIndexOf('.') + 1)
    const number = embeddedNumber(short, Object.values(type.fields), message)
    return [`<${short}>`, fieldFact(local(go), number, {})] as const
  })
  for (const entry of embedded.toReversed()) {
    const [, number] = entry[1]
    const at = number === undefined ? 0 : entries.findIndex(([, [, n]]) => n !== undefined && n > number)
    entries.splice(at < 0 ? entries.length : at, 0, entry)
  }
  return Object.fromEntries(entries)
}
