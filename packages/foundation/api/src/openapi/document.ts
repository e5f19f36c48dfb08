import { builtIn, type Catalogue } from '../kinds/catalogue.js'
import type { Kind } from '../kinds/kind.js'
import { schema } from '../schema/schema.js'
import { componentName, componentRef } from './component-name.js'
import { descriptions, type Descriptions } from './descriptions.js'
import { discoveryPath } from './discovery-path.js'
import { pathRoot } from './group-names.js'
import { resourcePaths } from './paths.js'
import { listType } from './subject.js'
import { listSchema, typeSchema, type GroupVersionKind } from './type-schema.js'
import { ownSchemas, referredTypes, type JsonSchema } from './value-schema.js'

/** Types that are objects of every group version. */
const everywhere = ['metav1.DeleteOptions', 'metav1.WatchEvent']

/** What a group version's document has besides its own kinds, where one of them has the verb. */
const byVerb: readonly (readonly [verb: string, types: readonly string[]])[] = [
  ['list', ['metav1.ListMeta']],
  ['watch', ['metav1.WatchEvent']],
  ['delete', ['metav1.DeleteOptions', 'metav1.Status']],
]

/** What the server is, by the minor whose API it serves. */
export const documentInfo = { title: 'Kubernetes', version: schema.minor }

const bearer = { type: 'apiKey', description: 'Bearer Token authentication', name: 'authorization', in: 'header' }

/** How clients show who they are. */
export const securitySchemes = { BearerToken: bearer }

export interface OpenapiV3 {
  readonly openapi: '3.0.0'
  readonly info: object
  readonly paths: Readonly<Record<string, object>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly securitySchemes: object }
}

/** The OpenAPI v3 document of a group version, as `/openapi/v3/apis/{group}/{version}` gives it. */
export async function openapiV3(group: string, version: string, catalogue: Catalogue = builtIn): Promise<OpenapiV3> {
  const texts = await descriptions()
  const own = catalogue.kinds.filter(({ ref }) => ref.group === group && ref.version === version)
  const paths = own.map((kind) => resourcePaths(kind, texts))
  return {
    openapi: '3.0.0',
    info: documentInfo,
    paths: Object.assign({}, discoveryPath(group, version), ...paths) as Record<string, object>,
    components: { schemas: schemasOf(own, kindNames(catalogue), texts), securitySchemes },
  }
}

/** `api/v1` and its like: the keys of `/openapi/v3`. */
export const openapiPath = (group: string, version: string): string => pathRoot(group, version).slice(1)

type Named = (type: string) => readonly GroupVersionKind[]

function schemasOf(own: readonly Kind[], kindsOf: Named, texts: Descriptions): Record<string, JsonSchema> {
  const schemas: Record<string, JsonSchema> = {}
  if (own.some(({ verbs }) => verbs.includes('patch'))) {
    schemas[componentName('metav1.Patch')] = { description: 'A patch of the form its content type names.', type: 'object' }
  }
  for (const name of reachable(own)) {
    const made = ownSchemas[name] ?? typeSchema(schema.type(name), texts, kindsOf(name))
    schemas[componentName(name)] = made
  }
  for (const kind of own.filter(({ verbs }) => verbs.includes('list'))) {
    const gvk = { group: kind.ref.group, version: kind.ref.version, kind: kind.listKind }
    schemas[componentName(listType(kind))] = listSchema(kind.ref.kind, kind.listKind, componentRef(kind.type), gvk)
  }
  return Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The names under which each type is an object of the API. */
function kindNames({ groups, kinds }: Catalogue): Named {
  const names = new Map<string, GroupVersionKind[]>()
  const note = (type: string, gvk: GroupVersionKind): void => {
    const known = names.get(type) ?? []
    if (!known.some((one) => one.group === gvk.group && one.version === gvk.version)) names.set(type, [...known, gvk])
  }
  const versions = groups.flatMap(({ name: group, versions: all }) => all.map((version) => ({ group, version })))
  for (const one of versions.toSorted((a, b) => (`${a.group}/${a.version}` < `${b.group}/${b.version}` ? -1 : 1))) {
    for (const type of everywhere) note(type, { ...one, kind: type.slice('metav1.'.length) })
  }
  for (const kind of ['Status', 'APIResourceList']) note(`metav1.${kind}`, { group: '', version: 'v1', kind })
  for (const { type, ref, subresources } of kinds) {
    note(type, { group: ref.group, version: ref.version, kind: ref.kind })
    for (const one of subresources) {
      note(one.type, { group: one.group ?? ref.group, version: one.version ?? ref.version, kind: one.kind })
    }
  }
  return (type) => names.get(type) ?? []
}

/** Every type the documents of these kinds mention, directly or not. */
function reachable(own: readonly Kind[]): ReadonlySet<string> {
  const found = new Set<string>()
  const bodies = own.flatMap(({ type, subresources }) => [type, ...subresources.map((one) => one.type)])
  const besides = byVerb.flatMap(([verb, types]) => (own.some(({ verbs }) => verbs.includes(verb)) ? types : []))
  const queue = ['metav1.APIResourceList', ...besides, ...bodies.filter((type) => !type.endsWith('Options'))]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue
    found.add(name)
    if (!(name in ownSchemas)) queue.push(...schema.type(name).fields.flatMap((field) => referredTypes(field.type)))
    else if (name.startsWith('apiextensionsv1.')) queue.push('apiextensionsv1.JSONSchemaProps')
  }
  return found
}
