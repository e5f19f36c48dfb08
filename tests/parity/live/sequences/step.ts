import type { Exchange, Group, Json } from '../../exchange.js'

/** One request of a sequence; without an id it is numbered. */
export type Step = Omit<Exchange, 'group' | 'reply' | 'id'> & { id?: string }

/** Requests in a namespace of their own, one after the other, with a service account `default`. */
export interface Sequence {
  name: string
  steps: readonly Step[]
}

export const strategic = 'application/strategic-merge-patch+json'
export const merge = 'application/merge-patch+json'
export const jsonPatch = 'application/json-patch+json'
export const table = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json'
export const partial = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json'
export const partialList = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json'

/** The path of a namespaced collection: `inNamespace('deployments', 'apps/v1')`. */
export function inNamespace(plural: string, groupVersion = 'v1'): string {
  return `${root(groupVersion)}/namespaces/{ns}/${plural}`
}

/** The path of a collection of the whole cluster. */
export function inCluster(plural: string, groupVersion = 'v1'): string {
  return `${root(groupVersion)}/${plural}`
}

function root(groupVersion: string): string {
  return groupVersion.includes('/') ? `/apis/${groupVersion}` : `/api/${groupVersion}`
}

export function get(path: string, accept?: string): Step {
  return { method: 'GET', path, ...(accept === undefined ? {} : { headers: { Accept: accept } }) }
}

/** Watches for a second. */
export function watch(path: string, accept?: string): Step {
  const timed = `${path}${path.includes('?') ? '&' : '?'}timeoutSeconds=1`
  return { ...get(timed, accept), method: 'WATCH' }
}

export function post(path: string, body: Json, headers?: Record<string, string>): Step {
  return { method: 'POST', path, body, ...(headers === undefined ? {} : { headers }) }
}

/** Creates by a dry run. */
export function tryPost(path: string, body: Json, headers?: Record<string, string>): Step {
  return post(`${path}?dryRun=All`, body, headers)
}

export function put(path: string, body: Json, headers?: Record<string, string>): Step {
  return { ...post(path, body, headers), method: 'PUT' }
}

export function patch(path: string, type: string, body: Json): Step {
  return { ...post(path, body, { 'Content-Type': type }), method: 'PATCH' }
}

export function remove(path: string, body?: Json, headers?: Record<string, string>): Step {
  return {
    method: 'DELETE',
    path,
    ...(body === undefined ? {} : { body }),
    ...(headers === undefined ? {} : { headers }),
  }
}

/** The step under a name that later steps refer to: `{{name.metadata.uid}}`. */
export function named(id: string, step: Step): Step {
  return { ...step, id }
}

/** The step, and then a while of waiting. */
export function pausing(seconds: number, step: Step): Step {
  return { ...step, sleep: seconds }
}

/** The same path with each query. */
export function queries(path: string, list: readonly string[], accept?: string): Step[] {
  return list.map((query) => get(`${path}?${query}`, accept))
}

/** Dry runs of patches of one object. */
export function patches(path: string, type: string, bodies: readonly Json[], query = ''): Step[] {
  return bodies.map((body) => patch(`${path}?dryRun=All${query}`, type, body))
}

export function toGroup({ name, steps }: Sequence): Group {
  const reply = { status: 0, warnings: [], body: null }
  return { name, steps: steps.map((step, index) => ({ id: `s${index}`, ...step, group: name, reply })) }
}
