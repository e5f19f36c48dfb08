import { genericMethodNotAllowed, genericNotFound } from '@orrery/api'
import { boolParameter } from '../request/parameters.js'
import type { Target, Verb } from '../request/exchange.js'
import { pathNotFound } from '../request/reply.js'
import type { Registry } from '../registry/registry.js'
import { routePath, type ResourcePath } from './route-path.js'
import type { Stage } from './stage.js'

const onObject: Readonly<Record<string, Verb>> = { GET: 'get', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }
const onCollection: Readonly<Record<string, Verb>> = { GET: 'list', POST: 'create', DELETE: 'deletecollection' }
const onSubresource: Readonly<Record<string, Verb>> = { ...onObject, POST: 'create' }

function verbOf(path: ResourcePath, method: string, query: URLSearchParams): Verb {
  const table = path.subresource !== '' ? onSubresource : path.name !== '' ? onObject : onCollection
  const verb = Object.hasOwn(table, method) ? table[method] : undefined
  if (path.legacyWatch) {
    if (method !== 'GET') throw genericMethodNotAllowed()
    return 'watch'
  }
  if (!verb) return 'connect'
  return verb === 'list' && boolParameter(query, 'watch') ? 'watch' : verb
}

/** Whether the path has the form the resource's scope asks for. */
function fitsScope(path: ResourcePath, namespaced: boolean): boolean {
  if (!namespaced) return path.namespace === ''
  return path.namespace !== '' || path.name === ''
}

/** What the path is about, or undefined where no resource of the name is served. */
function find(registry: Registry, path: ResourcePath): Target['served'] | undefined {
  const served = registry.asked(path.group, path.version, path.plural)
  return served && fitsScope(path, served.kind.ref.namespaced) ? served : undefined
}

function allow(path: ResourcePath, target: Target): void {
  const { verb, served } = target
  if (path.subresource !== '') return
  const across = served.kind.ref.namespaced && path.namespace === ''
  const fits = verb !== 'connect' && served.kind.verbs.includes(verb) && (!across || verb === 'list' || verb === 'watch')
  if (!fits) throw genericMethodNotAllowed()
}

/** Whether a path is below a group that is served, where what is missing is told by a Status. */
function isBelowGroup(path: string, registry: Registry): boolean {
  const [empty, root, group = '', version] = path.split('/', 4)
  if (empty !== '') return false
  return root === 'api' ? group !== '' : root === 'apis' && version !== undefined && registry.hasGroup(group)
}

/** Finds what a request is about. */
export const route: Stage = (exchange, next) => {
  const { registry } = exchange.services
  if (!isBelowGroup(exchange.path, registry)) return Promise.resolve(pathNotFound(exchange))
  const path = routePath(exchange.path)
  const served = path && find(registry, path)
  if (!path || !served) throw genericNotFound()
  const { namespace, name, subresource, rest } = path
  const verb = verbOf(path, exchange.request.method, exchange.query)
  exchange.target = { verb, served, namespace, name, subresource, rest }
  allow(path, exchange.target)
  return next()
}
