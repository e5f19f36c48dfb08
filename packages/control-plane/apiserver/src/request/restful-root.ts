import { genericMethodNotAllowed, genericNotFound } from '@orrery/api'
import type { Exchange } from './exchange.js'

/**
 * Whether the path is the root, with slashes behind it or none. Of what upstream's router serves by GET alone, not even by
 * HEAD: throws 405, and 404 for what is below the root.
 */
export function isRestfulRoot({ path, request }: Exchange, root: string): boolean {
  if (path !== root && !path.startsWith(`${root}/`)) return false
  if (/[^/]/.test(path.slice(root.length))) throw genericNotFound()
  if (request.method !== 'GET') throw genericMethodNotAllowed()
  return true
}
