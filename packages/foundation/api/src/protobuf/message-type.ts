import type { TypeName } from '../kinds/served-resource.js'
import { schema } from '../schema/schema.js'
import type { Embedded, Field } from '../schema/struct-type.js'

/** What a message's numbers mean: a field of its own, or a struct whose fields are the outer object's in JSON. */
export interface MessageType {
  readonly fields: ReadonlyMap<number, Field>
  readonly embedded: ReadonlyMap<number, Embedded>
}

const known = new Map<TypeName, MessageType>()

export function messageType(name: TypeName): MessageType {
  const found = known.get(name)
  if (found !== undefined) return found
  const { fields, embedded } = schema.type(name)
  const own = fields.filter((field) => field.via === undefined && field.number > 0)
  const made = {
    fields: new Map(own.map((field) => [field.number, field])),
    embedded: new Map(embedded.filter(({ number }) => number > 0).map((one) => [one.number, one])),
  }
  known.set(name, made)
  return made
}
