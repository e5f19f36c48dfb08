import { Buffer } from 'node:buffer'
import { inflateRawSync } from 'node:zlib'
import type { TypeName } from '../kinds/served-resource.js'
import type { JsonSchema } from './value-schema.js'

/** What upstream says about each type and field. */
export interface Descriptions {
  type(name: TypeName): string | undefined
  field(name: TypeName, field: string): string | undefined
  /** What else a schema says of a field, or of the type itself where `field` is empty. */
  extra(name: TypeName, field: string): JsonSchema | undefined
}

let loaded: Promise<Descriptions> | undefined

/** Loads the descriptions when they are first asked for: half a megabyte of text. */
export function descriptions(): Promise<Descriptions> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Descriptions> {
  const [{ packed }, { extras }] = await Promise.all([import('../generated/descriptions.js'), import('../generated/extras.js')])
  const text = inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')
  const all = JSON.parse(text) as Record<TypeName, Record<string, string>>
  const more = JSON.parse(extras) as Record<TypeName, Record<string, JsonSchema>>
  return {
    extra: (name, field) => more[name]?.[field],
    type: (name) => all[name]?.[''],
    field: (name, field) => (field === '' ? undefined : all[name]?.[field]),
  }
}
