import { kindNamed } from '@orrery/api'
import { isObject, type Json } from '../exchange.js'

/** Where an object is created, its namespace written as `{ns}`. */
export function collectionPath(object: Json): string {
  const { apiVersion, kind } = isObject(object) ? object : {}
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') throw new Error('an object without apiVersion and kind')
  const [version = '', group = ''] = apiVersion.split('/').toReversed()
  const found = kindNamed(group, version, kind)
  if (found === undefined) throw new Error(`no such kind: ${apiVersion} ${kind}`)
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
  return `${root}${found.ref.namespaced ? '/namespaces/{ns}' : ''}/${found.ref.plural}`
}
