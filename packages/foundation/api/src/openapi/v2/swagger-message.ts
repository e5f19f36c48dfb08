import { Buffer } from 'node:buffer'
import { messages, type Form, type MessageName } from './message-table.js'
import type { Swagger } from './swagger.js'

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return [...bytes, rest]
}

function delimited(number: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(content.length)]), content])
}

const text = (number: number, value: unknown): Buffer => delimited(number, Buffer.from(String(value)))

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function within([number = 0, ...inner]: readonly number[], form: Form, value: unknown): Buffer {
  return inner.length === 0 ? fieldOf(number, form, value) : delimited(number, within(inner, form, value))
}

/** A map: each entry is a message, with the value as a field of its own where it is one. */
function namedEntries(number: number, form: Form, value: unknown): Buffer {
  const one = ([name, item]: [string, unknown]): Buffer => delimited(number, Buffer.concat([text(1, name), fieldOf(2, form, item)]))
  return Buffer.concat(entriesOf(value).map(one))
}

/** A field with its tag: its bytes, or those of each of its occurrences. */
function fieldOf(number: number, form: Form, value: unknown): Buffer {
  if (form === 'string') return text(number, value)
  if (form === 'json') return text(number, JSON.stringify(value))
  if (form === 'bool') return Buffer.from([...varint(number * 8), value === true ? 1 : 0])
  if (typeof form === 'string') return delimited(number, messageOf(form, value))
  if ('list' in form) return Buffer.concat((Array.isArray(value) ? value : []).map((item: unknown) => fieldOf(number, form.list, item)))
  if ('within' in form) return delimited(number, within(form.within, form.of, value))
  if ('entries' in form) return delimited(number, namedEntries(form.entries, form.of, value))
  const location = String(new Map(entriesOf(value)).get('in'))
  const located = form.byLocation[location]
  if (located === undefined) throw new Error(`no message for a parameter in ${location}`)
  return fieldOf(number, located, value)
}

function messageOf(name: MessageName, value: unknown): Buffer {
  const { fields, extensions } = messages[name]
  const parts = entriesOf(value).map(([key, item]) => {
    const field = fields[key]
    if (field !== undefined) return fieldOf(...field, item)
    if (extensions === undefined || !key.startsWith('x-')) throw new Error(`${name} has no field ${key}`)
    return delimited(extensions, Buffer.concat([text(1, key), delimited(2, text(2, JSON.stringify(item)))]))
  })
  return Buffer.concat(parts)
}

const slice = 50

/** The parts of an object, some entries each. */
function slices<T>(object: Readonly<Record<string, T>>): Readonly<Record<string, T>>[] {
  const entries = Object.entries(object)
  const starts = Array.from({ length: Math.ceil(entries.length / slice) }, (_, index) => index * slice)
  return starts.map((start) => Object.fromEntries(entries.slice(start, start + slice)))
}

/**
 * The document as the protobuf message that Go's discovery client asks for. Messages put one behind the other are one, so
 * that it is made in parts; `pause` is awaited between them.
 */
export async function swaggerMessage({ paths, definitions, ...head }: Swagger, pause: () => Promise<void>): Promise<Uint8Array> {
  const parts: Buffer[] = [messageOf('Document', head)]
  for (const some of slices(paths)) {
    parts.push(messageOf('Document', { paths: some }))
    await pause()
  }
  for (const some of slices(definitions)) {
    parts.push(messageOf('Document', { definitions: some }))
    await pause()
  }
  return Buffer.concat(parts)
}
