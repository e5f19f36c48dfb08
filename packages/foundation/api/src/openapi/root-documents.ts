import { groups, type ApiGroup } from '../kinds/groups.js'
import { schema } from '../schema/schema.js'
import { componentName } from './component-name.js'
import { descriptions, type Descriptions } from './descriptions.js'
import { plainOperation } from './discovery-path.js'
import { documentInfo, securitySchemes, type OpenapiV3 } from './document.js'
import { groupName, lowerFirst } from './group-names.js'
import { typeSchema } from './type-schema.js'
import { ownSchemas, referredTypes, type JsonSchema } from './value-schema.js'

/** What stands above the group versions: one path that says what there is. */
interface Root {
  path: string
  id: string
  tag: string
  description: string
  types: readonly string[]
  /** Of the reply; without one it is told as text. */
  type?: string
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
const json = ['application/json']
const listed = [...json, 'application/yaml']

/** Of who issues service accounts' tokens. */
const issuerRoots: Readonly<Record<string, Root>> = {
  '.well-known/openid-configuration': {
    path: '/.well-known/openid-configuration/',
    id: 'getServiceAccountIssuerOpenIDConfiguration',
    tag: 'WellKnown',
    description: 'get the OpenID configuration of who issues service accounts’ tokens',
    types: json,
  },
  'openid/v1/jwks': {
    path: '/openid/v1/jwks/',
    id: 'getServiceAccountIssuerOpenIDKeyset',
    tag: 'openid',
    description: 'get the public keys that service accounts’ tokens are checked with',
    types: ['application/jwk-set+json'],
  },
}

const serverRoots: Readonly<Record<string, Root>> = {
  api: { path: '/api/', id: 'getCoreAPIVersions', tag: 'core', description: listing, types: listed, type: 'metav1.APIVersions' },
  apis: { path: '/apis/', id: 'getAPIVersions', tag: 'apis', description: listing, types: listed, type: 'metav1.APIGroupList' },
  version: {
    path: '/version/',
    id: 'getCodeVersion',
    tag: 'version',
    description: 'get the version information for this server',
    types: json,
    type: versionInfo,
  },
}

function groupRoot(name: string): Root {
  const group = groupName(name)
  const description = 'get information of a group'
  return {
    path: `/apis/${name}/`,
    id: `get${group}APIGroup`,
    tag: lowerFirst(group),
    description,
    types: listed,
    type: 'metav1.APIGroup',
  }
}

/** Types that are objects of the API where they are mentioned. */
const objects: ReadonlySet<string> = new Set(['metav1.APIVersions', 'metav1.APIGroupList', 'metav1.APIGroup'])

function schemasOf(type: string, texts: Descriptions): Record<string, JsonSchema> {
  if (type === versionInfo) return { [versionInfo]: versionSchema }
  const found = new Map<string, JsonSchema>()
  const queue = [type]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const own = ownSchemas[name]
    const kinds = objects.has(name) ? [{ group: '', version: 'v1', kind: name.slice('metav1.'.length) }] : []
    if (!own) queue.push(...schema.type(name).fields.flatMap((field) => referredTypes(field.type)))
    found.set(componentName(name), own ?? typeSchema(schema.type(name), texts, kinds))
  }
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const keyOf = ({ name }: ApiGroup): string => `apis/${name}`

const roots = { ...issuerRoots, ...serverRoots }

/**
 * The keys of `/openapi/v3` that are no group version's: `api`, `apis`, `apis/apps`, `version`. `issuer`: whether the
 * documents of who issues tokens are served.
 */
export function openapiRootPaths(served: readonly ApiGroup[] = groups, issuer = true): readonly string[] {
  return [...Object.keys(issuer ? roots : serverRoots), ...served.filter(({ name }) => name !== '').map(keyOf)]
}

function rootOf(key: string): Root | undefined {
  if (Object.hasOwn(roots, key)) return roots[key]
  const group = groups.find((one) => one.name !== '' && keyOf(one) === key)
  return group && groupRoot(group.name)
}

/** The document of what stands above the group versions; undefined for a path that is none of them. */
export async function openapiV3Root(key: string): Promise<OpenapiV3 | undefined> {
  const root = rootOf(key)
  if (!root) return undefined
  const { path, id, tag, description, types, type } = root
  const name = type === undefined || type === versionInfo ? type : componentName(type)
  const reply = name === undefined ? { type: 'string' } : { $ref: `#/components/schemas/${name}` }
  const schemas = type === undefined ? {} : schemasOf(type, await descriptions())
  return {
    openapi: '3.0.0',
    info: documentInfo,
    paths: { [path]: { get: plainOperation({ id, tag, description, types, reply }) } },
    components: { schemas, securitySchemes },
  }
}
