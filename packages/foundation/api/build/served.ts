import { packages, versionOf } from './packages.js'
import type { Operation } from './read-client.js'
import type { Facts } from './read-facts.js'

export interface ServedSubresource {
  name: string
  verbs: string[]
  /** Qualified by alias: `autoscalingv1.Scale`. */
  type: string
}

export interface ServedResource {
  alias: string
  plural: string
  namespaced: boolean
  type: string
  verbs: string[]
  subresources: ServedSubresource[]
}

/** Verbs by what a path ends with and the method, in the API's terms. */
const collectionVerbs: Record<string, string> = { GET: 'list', POST: 'create', DELETE: 'deletecollection' }
const itemVerbs: Record<string, string> = { GET: 'get', POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }

/** Subresources that take their options from the query, by the type of those. */
const connectTypes: Record<string, string> = {
  'pods/attach': 'PodAttachOptions',
  'pods/exec': 'PodExecOptions',
  'pods/portforward': 'PodPortForwardOptions',
  'pods/proxy': 'PodProxyOptions',
  'services/proxy': 'ServiceProxyOptions',
  'nodes/proxy': 'NodeProxyOptions',
}

/** The client lists a watch verb that the server does not have. */
const unwatched = new Set(['componentstatuses'])

const pattern =
  /^\/(?:api|apis\/(?<group>[^/{]+))\/(?<version>v\d\w*)\/(?<scope>namespaces\/\{namespace\}\/)?(?<plural>[a-z]+)(?<item>\/\{name\})?(?:\/(?<sub>[a-z]+))?$/

/** Every resource of the default group versions, in the order of packages and then by name, as discovery lists them. */
export function servedResources(operations: readonly Operation[], facts: Facts): ServedResource[] {
  const found = new Map<string, ServedResource>()
  for (const operation of operations.toSorted((a, b) => a.path.length - b.path.length)) {
    const parts = pattern.exec(operation.path)?.groups
    const alias = aliasOf(parts?.['group'] ?? '', parts?.['version'] ?? '')
    if (parts === undefined || alias === undefined) continue
    const plural = parts['plural'] ?? ''
    const key = `${alias}/${plural}`
    const resource = found.get(key) ?? { alias, plural, namespaced: false, type: '', verbs: [], subresources: [] }
    found.set(key, resource)
    resource.namespaced ||= parts['scope'] !== undefined
    if (parts['sub'] === undefined) addVerb(resource, operation, parts['item'] !== undefined, facts)
    else addSubresource(resource, operation, parts['sub'], facts)
  }
  return packages.flatMap(({ alias }) =>
    [...found.values()].filter((one) => one.alias === alias).toSorted((a, b) => (a.plural < b.plural ? -1 : 1)).map(finish),
  )
}

function aliasOf(group: string, version: string): string | undefined {
  return packages.find((home) => home.group === group && versionOf(home.alias) === version)?.alias
}

function addVerb(resource: ServedResource, operation: Operation, item: boolean, facts: Facts): void {
  const verb = (item ? itemVerbs : collectionVerbs)[operation.method]
  if (verb !== undefined) resource.verbs.push(verb)
  if (verb === 'list' && operation.watch && !unwatched.has(resource.plural)) resource.verbs.push('watch')
  if (resource.type === '' && verb === 'create') resource.type = typeOfModel(operation.body ?? '', resource.alias, facts)
}

function addSubresource(resource: ServedResource, operation: Operation, name: string, facts: Facts): void {
  const verb = itemVerbs[operation.method]
  if (verb === undefined) return
  const known = resource.subresources.find((one) => one.name === name)
  const subresource = known ?? { name, verbs: [], type: '' }
  if (known === undefined) resource.subresources.push(subresource)
  subresource.verbs.push(verb)
  const connect = connectTypes[`${resource.plural}/${name}`]
  if (connect !== undefined) subresource.type = `${resource.alias}.${connect}`
  else if (verb === 'create' || verb === 'update') {
    subresource.type = typeOfModel(operation.body ?? '', resource.alias, facts)
  }
}

/** `V1Scale` -> `autoscalingv1.Scale`: the resource's own group first, then the group that the name or else only one has. */
function typeOfModel(model: string, home: string, facts: Facts): string {
  const [, prefix = '', version = '', name = ''] = /^([A-Z][a-z]+)?V(\d\w*?)([A-Z]\w*)$/.exec(model) ?? []
  const aliases = [home, `${prefix.toLowerCase()}v${version}`, ...Object.keys(facts.packages)]
  const alias = aliases.find((one) => versionOf(one) === `v${version}` && `${one}.${name}` in facts.types)
  if (alias === undefined) throw new Error(`no type for ${model}`)
  return `${alias}.${name}`
}

function finish(resource: ServedResource): ServedResource {
  const type = resource.type === '' ? `${resource.alias}.ComponentStatus` : resource.type
  const subresources = resource.subresources
    .map((one) => ({ ...one, type: one.type === '' ? type : one.type, verbs: [...new Set(one.verbs)].toSorted() }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return { ...resource, type, verbs: [...new Set(resource.verbs)].toSorted(), subresources }
}
