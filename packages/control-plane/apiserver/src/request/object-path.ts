import type { Served } from '../registry/served.js'

/** The path of an object, as requests name it. */
export function objectPath({ kind, apiVersion }: Served, namespace: string, name: string): string {
  const { group, plural } = kind.ref
  const root = group === '' ? '/api' : '/apis'
  const within = namespace === '' ? '' : `/namespaces/${encodeURIComponent(namespace)}`
  return `${root}/${apiVersion}${within}/${plural}/${encodeURIComponent(name)}`
}
