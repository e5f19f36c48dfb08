import type { Labels } from '@orrery/kit'
import type { Served } from '../registry/served.js'
import { longRunningSubresources } from '../request/long-running-subresources.js'

/** What a request is about, as far as it is counted. */
export interface Counted {
  verb: string
  served: Served
  namespace: string
  name: string
  subresource: string
}

/** Verbs as upstream's labels have them. */
const reported: Readonly<Record<string, string>> = {
  get: 'GET',
  list: 'LIST',
  watch: 'WATCH',
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  deletecollection: 'DELETECOLLECTION',
  connect: 'CONNECT',
}

function verbOf({ verb, subresource }: Counted): string {
  return longRunningSubresources.has(subresource) ? 'CONNECT' : (reported[verb] ?? '')
}

function scopeOf({ name, namespace, verb }: Counted): string {
  if (name !== '' || verb === 'create') return 'resource'
  return namespace === '' ? 'cluster' : 'namespace'
}

/** Of one resource, what tells one series from another; all of it from sets the server knows, never free text. */
export interface Series {
  verb: string
  scope: string
  subresource: string
  dryRun: string
}

export function seriesOf(query: URLSearchParams, target: Counted, knownSubresources: ReadonlySet<string>): Series {
  return {
    verb: verbOf(target),
    scope: scopeOf(target),
    subresource: knownSubresources.has(target.subresource) ? target.subresource : '',
    dryRun: query.get('dryRun') === 'All' ? 'All' : '',
  }
}

/** Upstream's labels of a request for a resource, without what only some metrics have. */
export function labelsOf(served: Served, { verb, scope, subresource }: Series): Labels {
  const { group, version, plural: resource } = served.kind.ref
  return { component: 'apiserver', group, resource, scope, subresource, verb, version }
}

/** Paths that upstream counts besides resources, by the path or what it begins with. */
const counted: readonly (readonly [path: RegExp, component: string, subresource: string])[] = [
  [/^\/healthz$/, '', '/healthz'],
  [/^\/livez$/, '', '/livez'],
  [/^\/readyz$/, '', '/readyz'],
  [/^\/api\/?$/, 'apiserver', 'api'],
  [/^\/apis$/, 'apiserver', 'apis'],
  [/^\/openapi\/v2$/, '', 'openapi/v2'],
  [/^\/openapi\/v3$/, '', 'openapi/v3'],
  [/^\/openapi\/v3\//, '', 'openapi/v3/'],
]

const methods: ReadonlySet<string> = new Set(['DELETE', 'GET', 'PATCH', 'POST', 'PUT'])

/** Of a request for no resource; undefined where it is not counted. */
export function pathLabels(path: string, method: string): Labels | undefined {
  const found = counted.find(([pattern]) => pattern.test(path))
  if (!found) return undefined
  const [, component, subresource] = found
  const verb = method === 'HEAD' ? 'GET' : methods.has(method) ? method : 'other'
  return { component, group: '', resource: '', scope: '', subresource, verb, version: '' }
}
