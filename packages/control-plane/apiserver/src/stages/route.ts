import { badRequest, genericMethodNotAllowed, genericNotFound } from '@orrery/api'
import type { Response } from '@orrery/transport'
import { boolParameter } from '../request/parameters.js'
import type { Exchange, Target, Verb } from '../request/exchange.js'
import { pathNotFound, textReply } from '../request/reply.js'
import type { Registry } from '../registry/registry.js'
import { isPathSegment } from '../resources/validation/path-segment.js'
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

/** The verbs that paths of this form may have. */
function verbsOf(path: ResourcePath, across: boolean): readonly Verb[] {
  if (path.name !== '') return ['get', 'update', 'patch', 'delete', 'watch']
  return across ? ['list', 'watch'] : ['list', 'watch', 'create', 'deletecollection']
}

/** A path is there where it has any verb. Behind a subresource there is nothing, but what proxies lead to. */
function allow(path: ResourcePath, target: Target): void {
  const { verb, served } = target
  if (path.subresource !== '') {
    if (path.subresource !== 'proxy' && /[^/]/.test(path.rest)) throw genericNotFound()
    return
  }
  const across = served.kind.ref.namespaced && path.namespace === ''
  const there = verbsOf(path, across).filter((each) => served.kind.verbs.includes(each))
  if (there.length === 0) throw genericNotFound()
  if (!there.includes(verb)) throw genericMethodNotAllowed()
}

const onNamed: ReadonlySet<Verb> = new Set(['get', 'update', 'patch', 'delete'])

/** Names that no object can have are told of before any is looked for. */
function checkName({ verb, name }: Target): void {
  const wrong = name !== '' && onNamed.has(verb) ? isPathSegment(name) : []
  if (wrong.length > 0) throw badRequest(`Name parameter invalid: ${JSON.stringify(name)}: ${wrong.join(';')}`)
}

/** `/api/v1/watch` and its like, of which upstream cannot even say what they are about. */
const aboutNothing = /^\/(?:api\/[^/]+|apis\/[^/]+\/[^/]+)\/(?:watch|proxy)\/*$/

function notUnderstood(exchange: Exchange): Response {
  const { target } = exchange.request
  const why = `failed to create RequestInfo: unable to determine kind and namespace from url, ${target}`
  const response = textReply(exchange, 500, `Internal Server Error: ${JSON.stringify(target)}: ${why}\n`)
  return { ...response, headers: { ...response.headers, 'x-content-type-options': 'nosniff' } }
}

/** Whether a path is below a group that is served, where what is missing is told by a Status. */
function isBelowGroup(path: string, registry: Registry): boolean {
  if (path.startsWith('/api/')) return path.length > 5 && path[5] !== '/'
  const end = path.indexOf('/', 6)
  return path.startsWith('/apis/') && end > 6 && registry.hasGroup(path.slice(6, end))
}

/** Finds what a request is about. */
export const route: Stage = (exchange, next) => {
  const { registry } = exchange.services
  if (aboutNothing.test(exchange.path)) return Promise.resolve(notUnderstood(exchange))
  if (!isBelowGroup(exchange.path, registry)) return Promise.resolve(pathNotFound(exchange))
  const path = routePath(exchange.path)
  const served = path && find(registry, path)
  if (!path || !served) throw genericNotFound()
  const { namespace, name, subresource, rest } = path
  if (rest !== '' && subresource !== 'proxy') throw genericNotFound()
  const verb = verbOf(path, exchange.request.method, exchange.query)
  exchange.target = { verb, served, namespace, name, subresource, rest }
  allow(path, exchange.target)
  checkName(exchange.target)
  return next()
}
