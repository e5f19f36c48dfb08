import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A field as the source facts state it. */
export interface SourceField {
  go: string
  n?: number
  omitempty?: boolean
  omitzero?: boolean
  optional?: boolean
  required?: boolean
  default?: string
  patchStrategy?: string
  patchMergeKey?: string
  listType?: string
  listMapKeys?: string[]
  mapType?: string
  structType?: string
}

export interface SourceType {
  inline?: string[]
  fields: Record<string, SourceField>
}

/** Number, label, type. */
export type MessageField = readonly [number, string, string]

export interface Source {
  types: Record<string, SourceType>
  messages: Record<string, Record<string, MessageField>>
}

export function readSource(folder: string): Source {
  const read = (name: string): unknown => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString())
  return {
    types: read('fields.json.gz') as Source['types'],
    messages: read('protobuf-fields.json.gz') as Source['messages'],
  }
}

/** `k8s.io/api/core/v1.Pod` -> `k8s.io.api.core.v1.Pod`, as the messages are named. */
export function messageName(path: string, type: string): string {
  return `${path.replaceAll('/', '.').replaceAll('-', '_')}.${type}`
}
