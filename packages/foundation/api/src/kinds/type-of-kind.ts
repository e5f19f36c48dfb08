import { served } from '../generated/resources.js'
import { schema } from '../schema/schema.js'
import { parseApiVersion } from './groups.js'
import { kinds } from './kinds.js'
import type { TypeName } from './served-resource.js'

const aliases = new Map(kinds.map(({ ref }, at) => [`${ref.group}/${ref.version}`, served[at]?.alias ?? '']))

/**
 * The type a body of that apiVersion and kind has: of resources, of subresources (Scale, Eviction, TokenRequest) and of
 * options (DeleteOptions, which every group version has). undefined where no server knows the kind.
 */
export function typeOfKind(apiVersion: string, kind: string): TypeName | undefined {
  const { group, version } = parseApiVersion(apiVersion)
  const alias = aliases.get(`${group}/${version}`)
  if (alias === undefined || !/^[A-Z]\w*$/.test(kind)) return undefined
  return [`${alias}.${kind}`, `metav1.${kind}`].find((name) => schema.has(name) && schema.type(name).hasTypeMeta)
}
