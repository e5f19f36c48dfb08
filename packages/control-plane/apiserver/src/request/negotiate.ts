import { genericResponse, notAcceptable } from '@orrery/api'

/** The form in which an object is answered besides its own. */
export type Transform = 'Table' | 'PartialObjectMetadata' | 'PartialObjectMetadataList'

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

function parseClause(text: string): Clause {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim())
  const pairs = rest.map((part): [string, string] => {
    const equals = part.indexOf('=')
    return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1).replace(/^"(.*)"$/, '$1')]
  })
  const parameters = new Map(pairs)
  const quality = Number(parameters.get('q') ?? 1)
  return { type: type.toLowerCase(), parameters, quality: Number.isNaN(quality) ? 1 : quality }
}

const metaVersions: ReadonlySet<string> = new Set(['v1', 'v1beta1'])

/** Undefined: this clause cannot be met. */
function accept({ type, parameters }: Clause, allowed: readonly Transform[]): Negotiated | undefined {
  const media = type === 'application/json' || type === '*/*' ? 'json' : type === 'application/yaml' ? 'yaml' : undefined
  if (!media) return undefined
  const as = parameters.get('as')
  if (as === undefined) return { media }
  const known = allowed.find((transform) => transform === as)
  const ofMeta = parameters.get('g') === 'meta.k8s.io' && metaVersions.has(parameters.get('v') ?? '')
  return known && ofMeta ? { media, as: known } : undefined
}

/** What upstream's router says where no media type of the header is served in any form. */
function nothingServed(): Error {
  const serverMessage = `406: Not Acceptable\n\nAvailable representations: ${mediaTypes.join(', ')}`
  return genericResponse({ code: 406, serverMessage })
}

/** The best form that the Accept header allows and the server can give. Throws 406. */
export function negotiate(header: string | undefined, allowed: readonly Transform[]): Negotiated {
  if (header === undefined || header === '' || header === '*/*' || header === 'application/json') return { media: 'json' }
  const clauses = header.split(',').map(parseClause)
  for (const clause of clauses.toSorted((a, b) => b.quality - a.quality)) {
    const found = accept(clause, allowed)
    if (found) return found
  }
  const served = clauses.some(({ type }) => type === '*/*' || mediaTypes.some((known) => known === type))
  throw served ? notAcceptable(mediaTypes) : nothingServed()
}
