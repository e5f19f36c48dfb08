import { byAlias, byPath, type GoPackage } from './packages.js'
import type { Source } from './upstream.js'

/** Types with a JSON form of their own, and Go's own. */
const builtin = new Set(['string', 'bool', 'byte', 'int', 'int32', 'int64', 'uint64', 'float64', 'interface{}'])

/** What upstream's files import under names other than our aliases. */
const qualifiers: Record<string, readonly string[]> = {
  v1: ['corev1', 'metav1'],
  authenticationv1: ['authenticationv1'],
  batchv1: ['batchv1'],
  apiv1: ['corev1'],
}

/** Rewrites the names in a Go type so that each names its package by alias: `*v1.Protocol` -> `*corev1.Protocol`. */
export function qualify(go: string, home: GoPackage, source: Source): string {
  return go.replaceAll(/[A-Za-z][\w.]*(\{\})?/g, (name) => {
    if (name === 'map' || builtin.has(name)) return name
    const [qualifier, type] = name.includes('.') ? name.split('.') : [home.alias, name]
    if (qualifier === undefined || type === undefined) throw new Error(`odd type ${go}`)
    return `${packageOf(qualifier, type, source)}.${type}`
  })
}

function packageOf(qualifier: string, type: string, source: Source): string {
  const candidates = qualifiers[qualifier] ?? [qualifier]
  const declared = candidates.find((alias) => {
    const path = byAlias.get(alias)?.path
    return path !== undefined && `${path}.${type}` in source.types
  })
  return declared ?? candidates[0] ?? qualifier
}

/** The names in a qualified Go type that are declared as structs. */
export function structsIn(go: string, source: Source): string[] {
  return [...go.matchAll(/[a-z]\w*\.\w+/g)].map(([name]) => name).filter((name) => pathName(name, source) !== undefined)
}

/** `corev1.Pod` -> `k8s.io/api/core/v1.Pod` where that is a struct. */
export function pathName(name: string, source: Source): string | undefined {
  const [alias = '', type = ''] = name.split('.')
  const path = byAlias.get(alias)?.path
  const full = `${path}.${type}`
  return path !== undefined && full in source.types ? full : undefined
}

export function aliasName(full: string): string {
  const dot = full.lastIndexOf('.')
  const alias = byPath.get(full.slice(0, dot))?.alias
  if (alias === undefined) throw new Error(`no alias for ${full}`)
  return `${alias}${full.slice(dot)}`
}
