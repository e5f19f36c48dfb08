import { genericResponse, notAcceptable } from '@orrery/api'

/** The form in which an object is answered besides its own. */
export type Transform = 'Table' | 'PartialObjectMetadata' | 'PartialObjectMetadataList'

export const transforms: readonly Transform[] = ['Table', 'PartialObjectMetadata', 'PartialObjectMetadataList']

export interface Negotiated {
  media: 'json' | 'yaml'
  /** Absent: the object itself. */
  as?: Transform
}

export const mediaTypes = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'] as const

interface Clause {
  type: string
  parameters: ReadonlyMap<string, string>
  quality: number
}

/** The parameters that decide; others are passed over. */
const heeded: ReadonlySet<string> = new Set(['as', 'g', 'v', 'q'])

function parseClause(text: string): Clause {
  const [type = '', ...rest] = text.split(';')
  const parameters = new Map<string, string>()
  for (const part of rest) {
    const equals = part.indexOf('=')
    const name = equals < 0 ? '' : part.slice(0, equals).trim()
    if (heeded.has(name)) parameters.set(name, part.slice(equals + 1).trim().replace(/^"(.*)"$/, '$1'))
  }
  const quality = Number(parameters.get('q') ?? 1)
  return { type: type.trim().toLowerCase(), parameters, quality: Number.isNaN(quality) ? 1 : quality }
}

/** What a clause must have in it to name anything that is served. */
const known = /json|yaml|protobuf|\*\/\*/i

const metaVersions: ReadonlySet<string> = new Set(['v1', 'v1beta1'])

/** Undefined: this clause cannot be met. */
function accept({ type, parameters }: Clause, allowed: readonly Transform[]): Negotiated | undefined {
  const media = type === 'application/json' || type === '*/*' ? 'json' : type === 'application/yaml' ? 'yaml' : undefined
  if (!media) return undefined
  const as = parameters.get('as')
  if (as === undefined) return parameters.has('g') || parameters.has('v') ? undefined : { media }
  const transform = allowed.find((each) => each === as)
  const ofMeta = parameters.get('g') === 'meta.k8s.io' && metaVersions.has(parameters.get('v') ?? '')
  return transform && ofMeta ? { media, as: transform } : undefined
}

/** What upstream's router says where no media type of the header is served in any form. */
function nothingServed(types: readonly string[]): Error {
  const serverMessage = `406: Not Acceptable\n\nAvailable representations: ${types.join(', ')}`
  return genericResponse({ code: 406, serverMessage })
}

/** What paths that can be watched are said to have besides. */
export const watchableTypes = [
  ...mediaTypes,
  'application/json;stream=watch',
  'application/vnd.kubernetes.protobuf;stream=watch',
] as const

/** The best form that the Accept header allows and the server can give. Throws 406; `types` is what that names. */
export function negotiate(
  header: string | undefined,
  allowed: readonly Transform[],
  types: readonly string[] = mediaTypes,
): Negotiated {
  if (header === undefined || header === '' || header === '*/*' || header === 'application/json') return { media: 'json' }
  const clauses = [...new Set(header.split(','))].filter((clause) => known.test(clause)).map(parseClause)
  for (const clause of clauses.toSorted((a, b) => b.quality - a.quality)) {
    const found = accept(clause, allowed)
    if (found) return found
  }
  const served = clauses.some(({ type }) => type === '*/*' || mediaTypes.some((each) => each === type))
  throw served ? notAcceptable(mediaTypes) : nothingServed(types)
}

/** The media type alone, for what has no other form; JSON where the header allows nothing. */
export function mediaOf(header: string | undefined): Negotiated['media'] {
  try {
    return negotiate(header, transforms).media
  } catch {
    return 'json'
  }
}
