import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder of generated sources in the official JavaScript client, which is read as text and never imported. */
export function clientFolder(): string {
  const entry = createRequire(import.meta.url).resolve('@kubernetes/client-node')
  return join(dirname(entry), 'gen')
}

/** One operation of the API: a method and a path, with the model its body has. */
export interface Operation {
  method: string
  path: string
  /** The client's name for the body's type: `V1Pod`, `CoreV1Event`. */
  body?: string
  watch: boolean
}

/** The operations of the API classes in use; the folder also holds classes of older minors, which nothing imports. */
export function readOperations(folder: string): Operation[] {
  const used = readFileSync(join(folder, 'types/ObservableAPI.d.ts'), 'utf8')
  return readdirSync(join(folder, 'apis'))
    .filter((file) => /V\d\w*Api\.js$/.test(file) && used.includes(`/apis/${file}"`))
    .flatMap((file) => readFileSync(join(folder, 'apis', file), 'utf8').split('\n    async ').flatMap(operationIn))
}

function operationIn(text: string): Operation[] {
  const path = /localVarPath = '([^']*)'/.exec(text)?.[1]
  const method = /HttpMethod\.(\w+)/.exec(text)?.[1]
  if (path === undefined || method === undefined) return []
  const body = /serialize\(body, "(\w+)"/.exec(text)?.[1]
  const watch = text.includes('setQueryParam("watch"')
  return [body === undefined ? { path, method, watch } : { path, method, watch, body }]
}
