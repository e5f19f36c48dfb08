import { decode, kindNamed, parseApiVersion, type TypeName } from '@orrery/api'
import { notRegistered } from './not-registered.js'
import { internalPackage, isRegistered } from './registered-kinds.js'

const typeMeta = 'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'

function goType(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return 'number'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

function textOf(value: object, key: string): string {
  const text: unknown = Reflect.get(value, key)
  return typeof text === 'string' ? text : ''
}

/** Why a value's kind cannot be told: it is no map, or what should name the kind is no text (the first such field) or no version. */
export function typeMetaMismatch(value: unknown): string | undefined {
  const failed = 'couldn\'t get version/kind; json parse error: json: cannot unmarshal'
  if (value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) return `${failed} ${goType(value)} into Go value of type ${typeMeta}`
  for (const key in value) {
    if (key !== 'apiVersion' && key !== 'kind') continue
    const named: unknown = Reflect.get(value, key)
    if (named === null || typeof named === 'string') continue
    return `${failed} ${goType(named)} into Go struct field .${key} of type string`
  }
  const apiVersion = textOf(value, 'apiVersion')
  return apiVersion.split('/').length > 2 ? `unexpected GroupVersion string: ${apiVersion}` : undefined
}

/** What a value may be: a served resource, or what a subresource takes. */
export interface Expected {
  readonly kind: { readonly ref: { group: string; version: string; kind: string }; readonly type: TypeName }
  readonly apiVersion: string
  /** Older versions that are read as if they were this one. */
  readonly alike?: readonly string[]
}

/** Whether an object is what is expected, or as good as that. Absent names are the expected ones. */
export function isExpected({ kind: { ref }, apiVersion, alike = [] }: Expected, value: object): boolean {
  const named = textOf(value, 'apiVersion') || apiVersion
  return (textOf(value, 'kind') || ref.kind) === ref.kind && [apiVersion, ...alike].includes(named)
}

/** Kinds of a group that upstream converts to each other's: the same kind at another version, and what moved. */
function isSameKind({ group, kind }: Expected['kind']['ref'], named: { group: string; kind: string }): boolean {
  return kind === named.kind && (group === named.group || kind === 'Scale' || internalPackage(group) === internalPackage(named.group))
}

/**
 * Why an object that names its kind is none of those wanted, whatever the version. Absent names are as wanted. Upstream
 * reads it as what it says it is first.
 */
export function kindMismatch({ kind: { ref }, apiVersion }: Expected, value: object): string | undefined {
  const kind = textOf(value, 'kind') || ref.kind
  const named = textOf(value, 'apiVersion') || apiVersion
  const { group, version } = parseApiVersion(named)
  if (!isRegistered(named, kind)) return notRegistered(kind, named)
  if (isSameKind(ref, { group, kind })) return undefined
  const other = kindNamed(group, version, kind)
  const wrong = other && decode(other.type, value).error
  return wrong ?? `converting (${version}.${kind}) to (${internalPackage(ref.group)}.${ref.kind}): unknown conversion`
}
