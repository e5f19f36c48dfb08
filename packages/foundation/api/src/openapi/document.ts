import { kinds } from '../kinds/kinds.js'
import type { Kind } from '../kinds/kind.js'
import { schema } from '../schema/schema.js'
import { componentName, componentRef } from './component-name.js'
import { descriptions, type Descriptions } from './descriptions.js'
import { pathRoot } from './group-names.js'
import { resourcePaths } from './paths.js'
import { listType } from './subject.js'
import { listSchema, typeSchema, type GroupVersionKind } from './type-schema.js'
import { ownSchemas, referredTypes, type JsonSchema } from './value-schema.js'

/** What every group version's document has besides its own kinds. */
const everywhere = ['metav1.DeleteOptions', 'metav1.Status', 'metav1.WatchEvent', 'metav1.APIResourceList']

export interface OpenapiV3 {
  readonly openapi: '3.0.0'
  readonly info: object
  readonly paths: Readonly<Record<string, object>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

/** The OpenAPI v3 document of a group version served by default, as `/openapi/v3/apis/{group}/{version}` gives it. */
export async function openapiV3(group: string, version: string): Promise<OpenapiV3> {
  const texts = await descriptions()
  const own = kinds.filter(({ ref }) => ref.group === group && ref.version === version)
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: `v${schema.minor}.0` },
    paths: Object.assign({}, ...own.map((kind) => resourcePaths(kind, texts))) as Record<string, object>,
    components: { schemas: schemasOf(group, version, own, texts) },
  }
}

/** `api/v1` and its like: the keys of `/openapi/v3`. */
export const openapiPath = (group: string, version: string): string => pathRoot(group, version).slice(1)

function schemasOf(
  group: string,
  version: string,
  own: readonly Kind[],
  texts: Descriptions,
): Record<string, JsonSchema> {
  const kindsOf = kindNames(group, version, own)
  const schemas: Record<string, JsonSchema> = {
    [componentName('metav1.Patch')]: { description: 'A patch of the form its content type names.', type: 'object' },
  }
  for (const name of reachable(own)) {
    const made = ownSchemas[name] ?? typeSchema(schema.type(name), texts, kindsOf(name))
    schemas[componentName(name)] = made
  }
  for (const kind of own.filter(({ verbs }) => verbs.includes('list'))) {
    const gvk = { group, version, kind: kind.listKind }
    schemas[componentName(listType(kind))] = listSchema(kind.ref.kind, kind.listKind, componentRef(kind.type), gvk)
  }
  return Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The names under which each type is an object of the API. */
function kindNames(group: string, version: string, own: readonly Kind[]): (type: string) => GroupVersionKind[] {
  const names = new Map<string, GroupVersionKind[]>()
  const note = (type: string, gvk: GroupVersionKind): void => {
    if (!names.get(type)?.some((one) => one.group === gvk.group)) names.set(type, [...(names.get(type) ?? []), gvk])
  }
  for (const type of everywhere) {
    const kind = type.slice('metav1.'.length)
    note(type, { group: '', version: 'v1', kind })
    if (kind === 'DeleteOptions' || kind === 'WatchEvent') note(type, { group, version, kind })
  }
  for (const { type, ref, subresources } of own) {
    note(type, { group, version, kind: ref.kind })
    for (const one of subresources) {
      note(one.type, { group: one.group ?? group, version: one.version ?? version, kind: one.kind })
    }
  }
  return (type) => names.get(type) ?? []
}

/** Every type the documents of these kinds mention, directly or not. */
function reachable(own: readonly Kind[]): ReadonlySet<string> {
  const found = new Set<string>()
  const bodies = own.flatMap(({ type, subresources }) => [type, ...subresources.map((one) => one.type)])
  const queue = [...everywhere, 'metav1.ListMeta', ...bodies.filter((type) => !type.endsWith('Options'))]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue
    found.add(name)
    if (!(name in ownSchemas)) queue.push(...schema.type(name).fields.flatMap((field) => referredTypes(field.type)))
    else if (name.startsWith('apiextensionsv1.')) queue.push('apiextensionsv1.JSONSchemaProps')
  }
  return found
}
