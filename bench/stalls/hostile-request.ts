import type { Ask } from './measured-server.js'

/** A request made to cost more than it should, and what must stand before it is sent. Made when it is needed. */
export interface HostileRequest {
  name: string
  before?: () => readonly Ask[]
  asks: () => readonly Ask[]
}

export const json = { 'content-type': 'application/json' }
export const yaml = { 'content-type': 'application/yaml' }
export const mergePatch = { 'content-type': 'application/merge-patch+json' }
export const strategicPatch = { 'content-type': 'application/strategic-merge-patch+json' }
export const jsonPatch = { 'content-type': 'application/json-patch+json' }

export const maps = '/api/v1/namespaces/default/configmaps'
export const pods = '/api/v1/namespaces/default/pods'

/** `k0`, `k1`, ... to what `value` says. */
export function keys<T>(count: number, value: (index: number) => T, prefix = 'k'): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, value(index)]))
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

export function configMap(name: string, more: object): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...more })
}

export function pod(name: string, container: object, spec: object = {}): string {
  const containers = [{ name: 'c', image: 'i', ...container }]
  return JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers, ...spec } })
}

export function post(path: string, body: string | Buffer, headers: Record<string, string> = json): Ask {
  return { method: 'POST', path, headers, body }
}

export function put(path: string, body: string, headers: Record<string, string> = json): Ask {
  return { method: 'PUT', path, headers, body }
}

export function patch(path: string, headers: Record<string, string>, body: unknown): Ask {
  return { method: 'PATCH', path, headers, body: JSON.stringify(body) }
}
