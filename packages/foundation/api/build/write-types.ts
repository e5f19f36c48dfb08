import type { FactField, FactType } from './facts.js'
import { qualified, type Facts } from './read-facts.js'

/** How the types with a form of their own in JSON, and Go's own, are written. */
const scalars: Record<string, string> = {
  string: 'string',
  bool: 'boolean',
  int: 'number',
  int32: 'number',
  int64: 'number',
  float64: 'number',
  '[]byte': 'string',
  'interface{}': 'unknown',
  'resource.Quantity': 'string',
  'metav1.Time': 'string',
  'metav1.MicroTime': 'string',
  'metav1.Duration': 'string',
  'metav1.FieldsV1': 'object',
  'intstr.IntOrString': 'number | string',
  'runtime.RawExtension': 'unknown',
  'apiextensionsv1.JSON': 'unknown',
  'apiextensionsv1.JSONSchemaPropsOrBool': 'JSONSchemaProps | boolean',
  'apiextensionsv1.JSONSchemaPropsOrArray': 'JSONSchemaProps | JSONSchemaProps[]',
  'apiextensionsv1.JSONSchemaPropsOrStringArray': 'JSONSchemaProps | string[]',
}

/** Made by hand in object.ts. */
const handMade = new Set(['metav1.ObjectMeta', 'metav1.OwnerReference', 'metav1.ManagedFieldsEntry', 'metav1.ListMeta'])

const isKind = (type: FactType): boolean => '<TypeMeta>' in type

/** The TypeScript type of a Go type written in the package `alias`. */
function typeOf(go: string, alias: string, facts: Facts): string {
  const bare = qualified(go.replace(/^\*/, ''), alias)
  const scalar = scalars[bare]
  if (scalar !== undefined) return scalar
  if (bare.startsWith('[]')) return listOf(typeOf(bare.slice(2), alias, facts))
  const map = /^map\[[^\]]*\](.*)$/.exec(bare)
  if (map) return `Record<string, ${typeOf(map[1] ?? '', alias, facts)}>`
  const meaning = facts.named[bare]
  if (meaning !== undefined) return typeOf(meaning, alias, facts)
  if (bare in facts.types) return bare.startsWith(`${alias}.`) ? bare.slice(alias.length + 1) : bare
  return 'string'
}

const listOf = (item: string): string => (/[ |]/.test(item) && !/^Record<[^|]*>$/.test(item) ? `(${item})[]` : `${item}[]`)

function isStruct(go: string, alias: string, facts: Facts): boolean {
  return qualified(go, alias) in facts.types
}

/** Required lists and times that validation lets be empty, and that Go then writes as null. */
const nullable = new Set([
  'discoveryv1.EndpointSlice.endpoints',
  'eventsv1.Event.eventTime',
  'storagev1.CSINodeSpec.drivers',
])

/** A zero time, and a nil list that is always written, are null on the wire. */
function canBeNull(owner: string, name: string, [spec, , options]: FactField): boolean {
  const optional = spec.endsWith('?') || options?.optional === true
  if (/^(metav1\.)?(Micro)?Time\?$/.test(spec)) return options?.omitzero !== true
  return nullable.has(`${owner}.${name}`) || (optional && /^(\[\]|map).*[^?]$/.test(spec))
}

function property(owner: string, name: string, field: FactField, facts: Facts): string {
  const [spec, , options] = field
  const alias = owner.slice(0, owner.indexOf('.'))
  const omitempty = spec.endsWith('?')
  const go = omitempty ? spec.slice(0, -1) : spec
  const optional = options?.omitzero ?? (!isStruct(go, alias, facts) && (omitempty || options?.optional === true))
  const type = `${typeOf(go, alias, facts)}${canBeNull(owner, name, field) ? ' | null' : ''}`
  return `  ${/^\w+$/.test(name) ? name : `'${name}'`}${optional ? '?' : ''}: ${type}`
}

function interfaceOf(name: string, alias: string, facts: Facts): string {
  const type = facts.types[`${alias}.${name}`] ?? {}
  const embedded = Object.entries(type)
    .filter(([field]) => field.startsWith('<') && field !== '<TypeMeta>')
    .map(([, [go]]) => typeOf(go, alias, facts))
  const properties = Object.entries(type)
    .filter(([field]) => !field.startsWith('<'))
    .map(([field, fact]) => property(`${alias}.${name}`, field, fact, facts))
  if (isKind(type)) properties.unshift('  apiVersion?: string', '  kind?: string')
  const bases = embedded.length > 0 ? ` extends ${embedded.join(', ')}` : ''
  return `export interface ${name}${bases} {\n${properties.join('\n')}\n}\n`
}

/** Every kind's list has this shape. */
const list = `
export interface List<T> {
  apiVersion?: string
  kind?: string
  metadata: ListMeta
  items: T[]
}
`

/** The source file of one package's interfaces. */
export function interfacesOf(alias: string, facts: Facts): string {
  const names = Object.keys(facts.types).filter((name) => name.startsWith(`${alias}.`) && !handMade.has(name))
  const bodies = names.map((name) => interfaceOf(name.slice(alias.length + 1), alias, facts))
  const text = bodies.join('\n')
  const named = new Set([...text.matchAll(/\b(\w+)\.[A-Z]/g)].map(([, other]) => other))
  const used = Object.keys(facts.packages).filter((other) => other !== alias && named.has(other))
  const imports = used.map((other) => `import type * as ${other} from './${other}.js'\n`)
  const hand = [...handMade].map((name) => name.slice('metav1.'.length)).join(', ')
  if (alias === 'metav1') imports.unshift(`import type { ${hand} } from '../object.js'\n\nexport type { ${hand} }\n`)
  return `// Made by build/generate.ts.\n${imports.join('')}\n${text}${alias === 'metav1' ? list : ''}`
}

export function typeIndex(facts: Facts): string {
  const lines = Object.keys(facts.packages).map((alias) => `export type * as ${alias} from './${alias}.js'\n`)
  return `// Made by build/generate.ts.\n${lines.join('')}`
}
