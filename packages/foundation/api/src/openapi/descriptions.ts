import { Buffer } from 'node:buffer'
import { inflateRawSync } from 'node:zlib'
import type { TypeName } from '../kinds/served-resource.js'

/** What upstream says about each type and field. */
export interface Descriptions {
  type(name: TypeName): string | undefined
  field(name: TypeName, field: string): string | undefined
}

let loaded: Promise<Descriptions> | undefined

/** Loads the descriptions when they are first asked for: half a megabyte of text. */
export function descriptions(): Promise<Descriptions> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Descriptions> {
  const { packed } = await import('../generated/descriptions.js')
  const text = inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')
  const all = JSON.parse(text) as Record<TypeName, Record<string, string>>
  return {
    type: (name) => all[name]?.[''],
    field: (name, field) => (field === '' ? undefined : all[name]?.[field]),
  }
}
