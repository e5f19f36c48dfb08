import { minor, named, packages, types } from '../generated/facts.js'
import type { TypeName } from '../kinds/served-resource.js'
import { atomicTypes } from './atomic-types.js'
import type { Embedded, Field, StructType } from './struct-type.js'
import { valueType, type ValueType } from './value-type.js'

/** The facts of one field: Go type with `?` for omitempty, protobuf number, the rest. */
type FieldFact = readonly [go: string, number?: number, options?: Partial<Omit<Field, 'name' | 'type'>>]
type TypeFact = Readonly<Record<string, FieldFact>>

const built = new Map<TypeName, StructType>()
let lines: ReadonlyMap<string, string> | undefined

function factLines(): ReadonlyMap<string, string> {
  lines ??= new Map(
    types.split('\n').map((line) => {
      const space = line.indexOf(' ')
      return [line.slice(0, space), line.slice(space + 1)]
    }),
  )
  return lines
}

const has = (name: TypeName): boolean => factLines().has(name)

function structType(name: TypeName): StructType {
  const known = built.get(name)
  if (known !== undefined) return known
  const line = factLines().get(name)
  if (line === undefined) throw new Error(`no type ${name} in the schema`)
  const made = build(name, JSON.parse(line) as TypeFact)
  built.set(name, made)
  return made
}

function build(name: TypeName, fact: TypeFact): StructType {
  const dot = name.indexOf('.')
  const alias = name.slice(0, dot)
  const fields: Field[] = []
  const embedded: Embedded[] = []
  for (const [key, field] of Object.entries(fact)) {
    const [go, number = 0] = field
    if (key.startsWith('<')) {
      const inner = structType(go.includes('.') ? go : `${alias}.${go}`)
      embedded.push({ number, type: inner.name })
      for (const promoted of inner.fields) fields.push({ ...promoted, index: fields.length, via: inner.name })
    } else fields.push(fieldOf(key, fields.length, alias, field))
  }
  return {
    name,
    goName: name.slice(dot + 1),
    fields,
    byName: new Map(fields.map((field) => [field.name, field])),
    always: fields.filter((field) => field.always),
    embedded,
    atomic: atomicTypes.has(name),
    hasTypeMeta: '<TypeMeta>' in fact,
  }
}

function fieldOf(name: string, index: number, alias: string, [written, number = 0, options]: FieldFact): Field {
  const omitempty = written.endsWith('?')
  const go = omitempty ? written.slice(0, -1) : written
  const pointer = go.startsWith('*')
  const type = valueType(pointer ? go.slice(1) : go, alias, named, has)
  const base = { pointer, omitempty, omitzero: false, optional: false, required: false, number }
  const always = options?.omitzero !== true && (!omitempty || (!pointer && alwaysWritten(type)))
  return { name, index, type, ...base, always, ...options }
}

const structs = new Set(['struct', 'quantity', 'time', 'microTime', 'intOrString'])

/** Go writes a struct that is no pointer even when it is empty. */
function alwaysWritten(type: ValueType): boolean {
  return structs.has(type.kind) || type.go === 'runtime.RawExtension'
}

/** Upstream's types as facts: what fields there are and what each means. Types are built when first asked for. */
export const schema = {
  /** The Kubernetes minor the facts are of. */
  minor,
  has,
  /** Throws for a name that `has` denies. */
  type: structType,
  /** `corev1.Pod` -> `k8s.io/api/core/v1.Pod`. */
  goPath(name: TypeName): string {
    const dot = name.indexOf('.')
    return `${packages[name.slice(0, dot)] ?? name.slice(0, dot)}${name.slice(dot)}`
  },
}
