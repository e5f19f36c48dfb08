import type { Served } from '../registry/served.js'

/** An object by its name and the version that is spoken. */
export interface KeyedPlace {
  served: Served
  namespace: string
  name: string
}

/** Where upstream stores what it does not store under its plural. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['services', 'services/specs'],
  ['endpoints', 'services/endpoints'],
  ['nodes', 'minions'],
  ['replicationcontrollers', 'controllers'],
  ['ingresses', 'ingress'],
  ['customresourcedefinitions', 'apiextensions.k8s.io/customresourcedefinitions'],
  ['apiservices', 'apiregistration.k8s.io/apiservices'],
])

/** An object's key in upstream's store, which some of its messages tell. Dry runs tell it without the store's prefix. */
export function upstreamKey({ served, namespace, name }: KeyedPlace, dryRun: boolean): string {
  const { plural } = served.kind.ref
  const place = namespace === '' ? '' : `/${namespace}`
  return `${dryRun ? '' : '/registry'}/${prefixes.get(plural) ?? plural}${place}/${name}`
}
