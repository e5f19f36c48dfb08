import { getOrMake } from '@orrery/kit'

/** What names a stored resource: a ResourceRef fits. */
export interface StoredResource {
  readonly group: string
  readonly plural: string
}

const prefixes = new WeakMap<StoredResource, string>()

/** Where every object of a resource is stored: `/registry/core/pods/`. */
export function resourcePrefix(resource: StoredResource): string {
  return getOrMake(prefixes, resource, () => `/registry/${resource.group || 'core'}/${resource.plural}/`)
}

/** Where the objects of one namespace are stored; the whole resource's prefix for the empty namespace. */
export function namespacePrefix(resource: StoredResource, namespace: string): string {
  const prefix = resourcePrefix(resource)
  return namespace === '' ? prefix : `${prefix}${namespace}/`
}

/** An object's key: `/registry/core/pods/default/web`, without a namespace for cluster-scoped ones. */
export function objectKey(resource: StoredResource, namespace: string, name: string): string {
  const prefix = resourcePrefix(resource)
  return namespace === '' ? prefix + name : `${prefix}${namespace}/${name}`
}

/** Where everything is. */
export const everyPrefix = '/registry/'

/** The resource's prefix of an object's key. */
export function resourcePrefixOf(key: string): string {
  const group = key.indexOf('/', everyPrefix.length)
  return key.slice(0, key.indexOf('/', group + 1) + 1)
}
