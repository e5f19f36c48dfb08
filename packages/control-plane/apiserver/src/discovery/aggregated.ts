import type { ApiGroup, Kind, Subresource } from '@orrery/api'
import type { apidiscoveryv2 } from '@orrery/api'

type ResponseKind = { group: string; version: string; kind: string }

/** Group and version are said only where they are not the resource's own. */
function responseKind(kind: Kind, sub?: Subresource): ResponseKind {
  return { group: sub?.group ?? '', version: sub?.version ?? '', kind: sub?.kind ?? kind.ref.kind }
}

function resource(kind: Kind): apidiscoveryv2.APIResourceDiscovery {
  const subresources = kind.subresources.map((sub) => ({
    subresource: sub.name,
    responseKind: responseKind(kind, sub),
    verbs: [...sub.verbs],
  }))
  return {
    resource: kind.ref.plural,
    responseKind: responseKind(kind),
    scope: kind.ref.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: kind.singular,
    verbs: [...kind.verbs],
    ...(kind.shortNames.length > 0 && { shortNames: [...kind.shortNames] }),
    ...(kind.categories.length > 0 && { categories: [...kind.categories] }),
    ...(subresources.length > 0 && { subresources }),
  }
}

function version(group: string, version: string, kinds: readonly Kind[]): apidiscoveryv2.APIVersionDiscovery {
  const own = kinds.filter(({ ref }) => ref.group === group && ref.version === version)
  return { version, resources: own.map(resource), freshness: 'Current' }
}

/** `of` chooses /api (the core group) or /apis (all others). */
export interface Discovery {
  apiVersion: 'apidiscovery.k8s.io/v2' | 'apidiscovery.k8s.io/v2beta1'
  of: 'core' | 'groups'
}

/** Everything about many groups in one reply (KEP-3352), so that a client needs two requests to know the server. */
export function aggregatedDiscovery(discovery: Discovery, groups: readonly ApiGroup[], kinds: readonly Kind[]): object {
  const chosen = groups.filter(({ name }) => (name === '') === (discovery.of === 'core'))
  const items = chosen.map(({ name, versions }) => ({
    metadata: name === '' ? {} : { name },
    versions: versions.map((one) => version(name, one, kinds)),
  }))
  return { kind: 'APIGroupDiscoveryList', apiVersion: discovery.apiVersion, metadata: {}, items }
}
