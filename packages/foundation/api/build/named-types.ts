import { pathName, qualify } from './go-types.js'
import { byAlias, type GoPackage } from './packages.js'
import { messageName, type MessageField, type Source, type SourceField } from './upstream.js'

/** Types with a JSON form of their own: they stand for themselves. */
const special =
  /^(apiextensionsv1\.JSON(SchemaPropsOr\w+)?|metav1\.(Time|MicroTime|Duration|FieldsV1)|(runtime|intstr|resource)\.\w+)$/

/** What the named types in a struct's fields stand for, where that is neither a struct nor a string. */
export function namedTypes(full: string, home: GoPackage, source: Source): Map<string, string> {
  const message = source.messages[messageName(home.path, full.slice(home.path.length + 1))] ?? {}
  const named = new Map<string, string>()
  for (const field of Object.values(source.types[full]?.fields ?? {})) {
    for (const [name] of qualify(field.go, home, source).matchAll(/[a-z]\w*\.\w+/g)) {
      const meaning = listMeaning(name, source) ?? fieldMeaning(field, Object.values(message), home, source)
      const known = pathName(name, source) !== undefined || special.test(name)
      if (!known && meaning !== undefined) named.set(name, meaning)
    }
  }
  return named
}

/** Structs without fields, which the source of fields does not list: messages without fields. */
export function emptyStructs(full: string, home: GoPackage, source: Source): string[] {
  return Object.values(source.types[full]?.fields ?? {})
    .flatMap((field) => qualify(field.go, home, source).match(/[a-z]\w*\.\w+/g) ?? [])
    .filter((name) => pathName(name, source) === undefined && !special.test(name) && isEmptyMessage(name, source))
}

function isEmptyMessage(name: string, source: Source): boolean {
  const [alias = '', type = ''] = name.split('.')
  const message = source.messages[messageName(byAlias.get(alias)?.path ?? '', type)]
  return message !== undefined && Object.keys(message).length === 0
}

/** A named list is a message of its own, of one field `items`. */
function listMeaning(name: string, source: Source): string | undefined {
  const [alias = '', type = ''] = name.split('.')
  const items = source.messages[messageName(byAlias.get(alias)?.path ?? '', type)]?.items
  return items?.[1] === 'repeated' && items[2] === 'string' ? '[]string' : undefined
}

/** Of a field whose whole type is one name: what its protobuf type says. */
function fieldMeaning(
  field: SourceField,
  message: readonly MessageField[],
  home: GoPackage,
  source: Source,
): string | undefined {
  const wire = message.find(([n]) => n === field.n)
  if (wire === undefined || !/^\*?[\w.]+$/.test(field.go)) return undefined
  const [, label, type] = wire
  const map = /^map<string, \.?(.*)>$/.exec(type)
  if (map) return `map[string]${goOf(map[1] ?? '', home, source)}`
  if (label === 'repeated') return `[]${goOf(type, home, source)}`
  return type === 'string' || /[A-Z]/.test(type) ? undefined : goOf(type, home, source)
}

function goOf(wire: string, home: GoPackage, source: Source): string {
  if (wire === 'bytes') return '[]byte'
  if (wire === 'double') return 'float64'
  if (!/[A-Z]/.test(wire)) return wire
  const parts = wire.split('.')
  const name = parts.pop() ?? ''
  const owner = parts.slice(-2).join('')
  return qualify(owner === '' ? name : `${parts.at(-1)}.${name}`, home, source)
}
