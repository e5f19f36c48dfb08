import type { ResourceRef } from '@orrery/api'

/** The path of a resource's collection, or of one object and its subresource. */
export function resourcePath(
  resource: ResourceRef,
  namespace: string | undefined,
  name?: string,
  subresource?: string,
): string {
  const { group, version, plural } = resource
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
  const scope = namespace === undefined || namespace === '' ? '' : `/namespaces/${encodeURIComponent(namespace)}`
  const object = name === undefined ? '' : `/${encodeURIComponent(name)}`
  const below = subresource === undefined || subresource === '' ? '' : `/${subresource}`
  return `${root}${scope}/${plural}${object}${below}`
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/** `?a=1&b=2` with what is set, or nothing. */
export function queryString(query: Query): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}
