import { groups, openapiPath, openapiRootPaths, openapiV3, openapiV3Root, type OpenapiV3 } from '@orrery/api'
import { nextTurn } from '@orrery/kit'
import type { Response } from '@orrery/transport'
import { documentOf, reply, type Document } from '../discovery/reply.js'
import type { Exchange, PathHandler } from '../request/exchange.js'
import { SwaggerDocuments } from './swagger.js'

const root = '/openapi/v3'

type Maker = () => Promise<OpenapiV3 | undefined>

/** How each document is made: those of what stands above the group versions, then theirs. */
function makers(): ReadonlyMap<string, Maker> {
  const roots = openapiRootPaths.map((path): [string, Maker] => [path, () => openapiV3Root(path)])
  const versions = groups.flatMap(({ name, versions: all }) =>
    all.map((version): [string, Maker] => [openapiPath(name, version), () => openapiV3(name, version)]),
  )
  return new Map([...roots, ...versions].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Documents are big: each is made when it is first asked for, by itself or for its hash in the index. */
class Documents {
  readonly #makers = makers()
  readonly #made = new Map<string, Promise<Document>>()
  #index: Promise<Document> | undefined

  of(path: string): Promise<Document> | undefined {
    const make = this.#makers.get(path)
    if (!make) return undefined
    const document = this.#made.get(path) ?? make().then((value) => documentOf(value ?? {}))
    this.#made.set(path, document)
    return document
  }

  index(): Promise<Document> {
    this.#index ??= this.#makeIndex()
    return this.#index
  }

  async #makeIndex(): Promise<Document> {
    const paths: Record<string, { serverRelativeURL: string }> = {}
    for (const path of this.#makers.keys()) {
      const document = await this.of(path)
      await nextTurn()
      const hash = document?.etag.replaceAll('"', '') ?? ''
      paths[path] = { serverRelativeURL: `${root}/${path}?hash=${hash}` }
    }
    return documentOf({ paths }, 'text/plain; charset=utf-8')
  }
}

/** A document asked for by its hash never changes. */
function caching(exchange: Exchange, document: Document): Record<string, string> {
  const asked = exchange.query.get('hash')
  return asked !== null && `"${asked}"` === document.etag
    ? { 'cache-control': 'public, immutable', expires: 'Thu, 31 Dec 2099 23:59:59 GMT' }
    : { 'cache-control': 'no-cache, private' }
}

async function redirected(exchange: Exchange, document: Promise<Document>, path: string): Promise<Response> {
  const found = await document
  const asked = exchange.query.get('hash')
  if (asked === null || `"${asked}"` === found.etag) return reply(exchange.request, found, caching(exchange, found))
  const location = `${root}/${path}?hash=${found.etag.replaceAll('"', '')}`
  return { status: 301, headers: { location }, body: new Uint8Array() }
}

/** Answers /openapi/v2 and /openapi/v3, the index, with a document for each group version and for what stands above them. */
export function openapi(): PathHandler {
  const documents = new Documents()
  const swagger = new SwaggerDocuments()
  return (exchange) => {
    const { path, request } = exchange
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    if (path === '/openapi/v2') return swagger.answer(exchange)
    if (!path.startsWith(root)) return undefined
    const rest = path.slice(root.length).replace(/\/$/, '')
    if (rest === '') return documents.index().then((index) => reply(request, index, caching(exchange, index)))
    const document = documents.of(rest.slice(1))
    return document && redirected(exchange, document, rest.slice(1))
  }
}

