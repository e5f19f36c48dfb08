import { openapiV2, swaggerMessage, type Catalogue } from '@orrery/api'
import { nextTurn } from '@orrery/kit'
import type { Response } from '@orrery/transport'
import { documentOf, documentOfBytes, reply, type Document } from '../discovery/reply.js'
import type { Exchange } from '../request/exchange.js'
import { headerOf } from '../request/header.js'

type Media = 'application/json' | 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf'

const protobuf = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf'

/** What clients may name; older ones write the protobuf form with an @. */
const accepted: Readonly<Record<string, Media>> = {
  '*/*': 'application/json',
  'application/*': 'application/json',
  'application/json': 'application/json',
  [protobuf]: protobuf,
  'application/com.github.proto-openapi.spec.v2@v1.0+protobuf': protobuf,
}

/** The first of the Accept header that is served; undefined: none of it. */
function mediaOf(accept: string): Media | undefined {
  if (accept.trim() === '') return 'application/json'
  const types = accept.split(',').map((range) => range.split(';')[0]?.trim().toLowerCase() ?? '')
  return types.map((type) => accepted[type]).find((media) => media !== undefined)
}

/** The OpenAPI v2 document in each of its forms, made when first asked for. */
export class SwaggerDocuments {
  readonly #made = new Map<Media, Promise<Document>>()
  readonly #catalogue: Catalogue
  readonly #issuer: boolean

  constructor(catalogue: Catalogue, issuer: boolean) {
    this.#catalogue = catalogue
    this.#issuer = issuer
  }

  async answer({ request }: Exchange): Promise<Response> {
    const media = mediaOf(headerOf(request.headers, 'accept') ?? '')
    if (!media) return { status: 406, headers: {}, body: new Uint8Array() }
    const made = this.#made.get(media) ?? this.#make(media)
    this.#made.set(media, made)
    return reply(request, await made, { 'cache-control': 'no-cache, private' })
  }

  async #make(media: Media): Promise<Document> {
    const swagger = await openapiV2(nextTurn, this.#catalogue, this.#issuer)
    if (media === 'application/json') return documentOf(swagger)
    return documentOfBytes(await swaggerMessage(swagger, nextTurn), media)
  }
}
