/** What a path below a group version names, its segments decoded. */
export interface ResourcePath {
  group: string
  version: string
  /** `/api/v1/watch/...`: the old form of watching. */
  legacyWatch: boolean
  namespace: string
  plural: string
  name: string
  subresource: string
  /** What follows the subresource, as sent. */
  rest: string
}

const namespaceSubresources: ReadonlySet<string> = new Set(['status', 'finalize'])

/** A malformed percent-encoding. */
export class MalformedPath extends Error {
  override readonly name = 'MalformedPath'
}

function decoded(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new MalformedPath(`invalid URL escape in ${JSON.stringify(segment)}`)
  }
}

/** What follows these is a subresource's own. */
const mostSegments = 12

interface Prefix {
  /** How many segments of the path it takes, the empty first one too. */
  length: number
  group: string
  version: string
  after: readonly string[]
}

/** `/api/v1/...` or `/apis/GROUP/VERSION/...`; undefined for any other path and for the group version alone. */
function groupVersionOf(path: string): Prefix | undefined {
  const [empty, root, ...segments] = path.split('/', mostSegments)
  if (empty !== '') return undefined
  const groups = root === 'apis' ? 1 : root === 'api' ? 0 : -1
  if (groups < 0) return undefined
  const group = groups === 1 ? decoded(segments[0] ?? '') : ''
  const version = decoded(segments[groups] ?? '')
  const after = segments.slice(groups + 1)
  while (after.at(-1) === '') after.pop()
  return version === '' || after.length === 0 ? undefined : { length: groups + 3, group, version, after }
}

/** From the slash before the segment of this number: with its trailing slash, which matters to what is behind a proxy. */
function restOf(path: string, number: number): string {
  let at = 0
  for (let slashes = 1; slashes < number && at >= 0; slashes++) at = path.indexOf('/', at + 1)
  return at < 0 ? '' : path.slice(at)
}

/** Splits a request's path on its raw slashes, so that an encoded one stays part of its segment. */
export function routePath(path: string): ResourcePath | undefined {
  const prefix = groupVersionOf(path)
  if (!prefix) return undefined
  const { group, version } = prefix
  const legacyWatch = prefix.after[0] === 'watch'
  const segments = legacyWatch ? prefix.after.slice(1) : prefix.after
  const ofNamespace = group === '' && namespaceSubresources.has(segments[2] ?? '')
  const inNamespace = segments[0] === 'namespaces' && segments.length > 2 && !ofNamespace
  const [plural = '', name = '', subresource = ''] = inNamespace ? segments.slice(2) : segments
  const before = prefix.length + (legacyWatch ? 1 : 0) + (inNamespace ? 2 : 0)
  return {
    group,
    version,
    legacyWatch,
    namespace: inNamespace ? decoded(segments[1] ?? '') : '',
    plural: decoded(plural),
    name: decoded(name),
    subresource: decoded(subresource),
    rest: subresource === '' ? '' : restOf(path, before + 3),
  }
}
