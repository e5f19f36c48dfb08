import type { TypeName } from '../kinds/served-resource.js'
import type { Field } from '../schema/struct-type.js'
import type { ValueType } from '../schema/value-type.js'
import { messageType } from './message-type.js'
import { readFields } from './raw-fields.js'
import { scalarReaders } from './read-scalar.js'
import { delimited, ProtobufError, varint, WireReader } from './wire-reader.js'

/** Deeper than any object upstream would store; keeps hostile bodies off the stack's end. */
const mostDepth = 500

type Json = Record<string, unknown>

/**
 * Reads a message of the schema into the shape its JSON has. Fields nobody knows are passed over, as upstream does;
 * what is left unset stays out, so the result still wants `decode`. Throws ProtobufError.
 */
export function readMessage(type: TypeName, bytes: Uint8Array): Json {
  const object: Json = {}
  readInto(object, type, bytes, 0)
  return object
}

function readInto(object: Json, type: TypeName, bytes: Uint8Array, depth: number): void {
  if (depth > mostDepth) throw new ProtobufError('proto: messages are nested too deeply')
  const { fields, embedded } = messageType(type)
  const reader = new WireReader(bytes)
  while (!reader.done) {
    const { field: number, wire } = reader.tag()
    const field = fields.get(number)
    const inner = embedded.get(number)
    if (field !== undefined) readField(object, field, wire, reader, depth)
    else if (inner !== undefined && wire === delimited) readInto(object, inner.type, reader.bytes(), depth + 1)
    else reader.skip(wire)
  }
}

function readField(object: Json, field: Field, wire: number, reader: WireReader, depth: number): void {
  const { name, type } = field
  if (type.kind === 'map') readEntry(ownOf(object, name, () => ({})), type.item, wire, reader, depth)
  else if (type.kind === 'list' && !isListMessage(type)) {
    const list = ownOf<unknown[]>(object, name, () => [])
    if (wire === delimited && isVarint(type.item)) readPacked(list, type.item, reader.bytes(), depth)
    else list.push(readValue(type.item, wire, reader, depth, name))
  } else object[name] = readValue(type, wire, reader, depth, name)
}

function ownOf<T extends object>(object: Json, name: string, make: () => T): T {
  object[name] ??= make()
  return object[name] as T
}

const isVarint = ({ kind }: ValueType): boolean => kind === 'int32' || kind === 'int64' || kind === 'bool'

function readPacked(list: unknown[], item: ValueType, bytes: Uint8Array, depth: number): void {
  const reader = new WireReader(bytes)
  while (!reader.done) list.push(readValue(item, varint, reader, depth, ''))
}

/** A list with a Go name of its own, of strings: a message whose first field is the list. */
function isListMessage(type: ValueType): boolean {
  return type.kind === 'list' && !type.go.startsWith('[]') && type.item.kind === 'string'
}

/** One entry of a map: a message of key and value, either of which may be missing. */
function readEntry(map: Json, item: ValueType, wire: number, reader: WireReader, depth: number): void {
  expectWire(wire, delimited, 'map')
  const entry = new WireReader(reader.bytes())
  let key = ''
  let value: unknown
  while (!entry.done) {
    const { field, wire: entryWire } = entry.tag()
    if (field === 1 && entryWire === delimited) key = entry.text()
    else if (field === 2) value = readValue(item, entryWire, entry, depth, key)
    else entry.skip(entryWire)
  }
  Object.defineProperty(map, key, { value: value ?? null, enumerable: true, configurable: true, writable: true })
}

function readValue(type: ValueType, wire: number, reader: WireReader, depth: number, name: string): unknown {
  const { kind } = type
  if (kind !== 'struct' && kind !== 'list' && kind !== 'map' && !kind.startsWith('schema')) {
    const scalar = scalarReaders[kind as keyof typeof scalarReaders]
    expectWire(wire, scalar.wire, name)
    return scalar.read(reader)
  }
  expectWire(wire, delimited, name)
  const bytes = reader.bytes()
  if (kind === 'struct') return nested(type.type, bytes, depth)
  const fields = readFields(bytes)
  if (kind === 'list') return fields.all(1).map((one) => new TextDecoder().decode(one))
  return readUnion(kind, bytes, depth)
}

function nested(type: TypeName, bytes: Uint8Array, depth: number): Json {
  const object: Json = {}
  readInto(object, type, bytes, depth + 1)
  return object
}

/** A schema or something simpler: where the schema's field is set it counts, else the other. */
function readUnion(kind: string, bytes: Uint8Array, depth: number): unknown {
  const fields = readFields(bytes)
  const schemaOf = (one: Uint8Array): Json => nested('apiextensionsv1.JSONSchemaProps', one, depth)
  const single = fields.all(kind === 'schemaOrBool' ? 2 : 1).at(-1)
  if (single !== undefined) return schemaOf(single)
  if (kind === 'schemaOrBool') return fields.integer(1) !== 0
  return kind === 'schemaOrArray' ? fields.all(2).map(schemaOf) : fields.all(2).map((one) => new TextDecoder().decode(one))
}

function expectWire(wire: number, wanted: number, name: string): void {
  if (wire !== wanted) throw new ProtobufError(`proto: wrong wireType = ${wire} for field ${name}`)
}
