import type { Labels } from '@orrery/kit'
import type { Served } from '../registry/served.js'

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
    verb: reported[target.verb] ?? '',
    scope: scopeOf(target),
    subresource: knownSubresources.has(target.subresource) ? target.subresource : '',
    dryRun: query.get('dryRun') === 'All' ? 'All' : '',
  }
}

/** Upstream's labels in its order. */
export function labelsOf(target: Counted, { verb, scope, subresource, dryRun }: Series, code?: string): Labels {
  const { group, version, plural: resource } = target.served.kind.ref
  const rest = { group, resource, scope, subresource, verb, version }
  return code === undefined
    ? { component: 'apiserver', dry_run: dryRun, ...rest }
    : { code, component: 'apiserver', dry_run: dryRun, ...rest }
}
