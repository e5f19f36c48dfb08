import { builtIn, type Catalogue } from '../../kinds/catalogue.js'
import { documentInfo, openapiV3, securitySchemes, type OpenapiV3 } from '../document.js'
import { openapiRootPaths, openapiV3Root } from '../root-documents.js'
import type { JsonSchema } from '../value-schema.js'
import { swaggerPath } from './swagger-path.js'
import { swaggerSchema } from './swagger-schema.js'

/** An OpenAPI v2 document, which clients before 1.27 know the server by. */
export interface Swagger {
  readonly swagger: '2.0'
  readonly info: object
  readonly paths: Readonly<Record<string, object>>
  readonly definitions: Readonly<Record<string, JsonSchema>>
  readonly securityDefinitions: object
  readonly security: readonly object[]
}

const gvk = 'x-kubernetes-group-version-kind'

/** Types of every group (DeleteOptions, WatchEvent) are objects of each. */
function merged(known: JsonSchema | undefined, next: JsonSchema): JsonSchema {
  const lists = [known?.[gvk], next[gvk]].flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
  const kinds = new Map(lists.map((kind) => [JSON.stringify(kind), kind]))
  return kinds.size === 0 ? next : { ...next, [gvk]: [...kinds.values()] }
}

function sorted<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The v3 documents, one after the other. */
async function* documents({ groups, kinds }: Catalogue, issuer: boolean): AsyncGenerator<OpenapiV3 | undefined> {
  for (const key of openapiRootPaths(groups, issuer)) yield openapiV3Root(key)
  for (const { name, versions } of groups) {
    for (const version of versions) yield openapiV3(name, version, { groups, kinds })
  }
}

/** The document of all there is, as `/openapi/v2` gives it. `pause` is awaited between parts, so that others have their turn. */
export async function openapiV2(
  pause: () => Promise<void>,
  catalogue: Catalogue = builtIn,
  issuer = true,
): Promise<Swagger> {
  const paths = new Map<string, object>()
  const definitions = new Map<string, JsonSchema>()
  for await (const document of documents(catalogue, issuer)) {
    for (const [path, item] of Object.entries(document?.paths ?? {})) paths.set(path, swaggerPath(item))
    for (const [type, schema] of Object.entries(document?.components.schemas ?? {})) {
      definitions.set(type, merged(definitions.get(type), swaggerSchema(schema)))
    }
    await pause()
  }
  return {
    swagger: '2.0',
    info: documentInfo,
    paths: sorted(paths),
    definitions: sorted(definitions),
    securityDefinitions: securitySchemes,
    security: [{ BearerToken: [] }],
  }
}
