import { groups } from '../kinds/groups.js'
import { schema } from '../schema/schema.js'
import { componentName } from './component-name.js'
import { descriptions, type Descriptions } from './descriptions.js'
import type { OpenapiV3 } from './document.js'
import { groupName, lowerFirst } from './group-names.js'
import { typeSchema } from './type-schema.js'
import { ownSchemas, referredTypes, type JsonSchema } from './value-schema.js'

/** What stands above the group versions: one path that says what there is. */
interface Root {
  path: string
  id: string
  tag: string
  description: string
  /** Of the reply. */
  type: string
}

const versionInfo = 'io.k8s.apimachinery.pkg.version.Info'

const required = ['buildDate', 'compiler', 'gitCommit', 'gitTreeState', 'gitVersion', 'goVersion', 'major', 'minor', 'platform']
const optional = ['emulationMajor', 'emulationMinor', 'minCompatibilityMajor', 'minCompatibilityMinor']

/** The one reply that is no type of the API. */
const versionSchema: JsonSchema = {
  description: 'What the server is: its version, the one it emulates, and how it was built.',
  type: 'object',
  required,
  properties: Object.fromEntries([
    ...required.map((name) => [name, { type: 'string', default: '' }] as const),
    ...optional.map((name) => [name, { type: 'string' }] as const),
  ].toSorted(([a], [b]) => (a < b ? -1 : 1))),
}

const listing = 'get available API versions'

const roots: Readonly<Record<string, Root>> = {
  api: { path: '/api/', id: 'getCoreAPIVersions', tag: 'core', description: listing, type: 'metav1.APIVersions' },
  apis: { path: '/apis/', id: 'getAPIVersions', tag: 'apis', description: listing, type: 'metav1.APIGroupList' },
  ...Object.fromEntries(groups.filter(({ name }) => name !== '').map(({ name }) => [`apis/${name}`, groupRoot(name)])),
  version: {
    path: '/version/',
    id: 'getCodeVersion',
    tag: 'version',
    description: 'get the version information for this server',
    type: versionInfo,
  },
}

function groupRoot(name: string): Root {
  const group = groupName(name)
  const description = 'get information of a group'
  return { path: `/apis/${name}/`, id: `get${group}APIGroup`, tag: lowerFirst(group), description, type: 'metav1.APIGroup' }
}

function schemasOf(type: string, texts: Descriptions): Record<string, JsonSchema> {
  if (type === versionInfo) return { [versionInfo]: versionSchema }
  const found = new Map<string, JsonSchema>()
  const queue = [type]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const own = ownSchemas[name]
    const kinds = name === type ? [{ group: '', version: 'v1', kind: type.slice('metav1.'.length) }] : []
    if (!own) queue.push(...schema.type(name).fields.flatMap((field) => referredTypes(field.type)))
    found.set(componentName(name), own ?? typeSchema(schema.type(name), texts, kinds))
  }
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The keys of `/openapi/v3` that are no group version's: `api`, `apis`, `apis/apps`, `version`. */
export const openapiRootPaths: readonly string[] = Object.keys(roots)

/** The document of what stands above the group versions; undefined for a path that is none of them. */
export async function openapiV3Root(key: string): Promise<OpenapiV3 | undefined> {
  const root = Object.hasOwn(roots, key) ? roots[key] : undefined
  if (!root) return undefined
  const { path, id, tag, description, type } = root
  const reference = `#/components/schemas/${type === versionInfo ? versionInfo : componentName(type)}`
  const content = { 'application/json': { schema: { $ref: reference } } }
  const responses = { 200: { description: 'OK', content }, 401: { description: 'Unauthorized' } }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: `v${schema.minor}.0` },
    paths: { [path]: { get: { description, operationId: id, tags: [tag], responses } } },
    components: { schemas: schemasOf(type, await descriptions()) },
  }
}
