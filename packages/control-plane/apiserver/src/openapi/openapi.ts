import {
  openapiPath,
  openapiRootPaths,
  openapiV3,
  openapiV3Root,
  type Catalogue,
  type OpenapiV3,
} from '@orrery/api'
import { nextTurn } from '@orrery/kit'
import type { Response } from '@orrery/transport'
import { documentOf, reply, type Document } from '../discovery/reply.js'
import type { Exchange, PathHandler } from '../request/exchange.js'
import { pathNotFound } from '../request/reply.js'
import { SwaggerDocuments } from './swagger.js'

const root = '/openapi/v3'

type Maker = () => Promise<OpenapiV3 | undefined>

/** How each document is made: those of what stands above the group versions, then theirs. */
function makers(catalogue: Catalogue, issuer: boolean): ReadonlyMap<string, Maker> {
  const { groups } = catalogue
  const roots = openapiRootPaths(groups, issuer).map((path): [string, Maker] => [path, () => openapiV3Root(path)])
  const versions = groups.flatMap(({ name, versions: all }) =>
    all.map((version): [string, Maker] => [openapiPath(name, version), () => openapiV3(name, version, catalogue)]),
  )
  return new Map([...roots, ...versions].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Documents are big: each is made when it is first asked for, by itself or for its hash in the index. */
class Documents {
  readonly #makers: ReadonlyMap<string, Maker>
  readonly #made = new Map<string, Promise<Document>>()
  #index: Promise<Document> | undefined

  constructor(catalogue: Catalogue, issuer: boolean) {
    this.#makers = makers(catalogue, issuer)
  }

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

export const openapiPaths: readonly string[] = ['/openapi/v2', root, `${root}/`]

/** Upstream says no more than that it is not there. */
function noDocument(exchange: Exchange): Response {
  return { ...pathNotFound(exchange), headers: { 'cache-control': 'no-cache, private' }, body: new Uint8Array() }
}

/**
 * Answers /openapi/v2 and /openapi/v3, the index, with a document for each group version and for what stands above them.
 * `issuer`: whether the documents of who issues tokens are served.
 */
export function openapi(catalogue: Catalogue, issuer: boolean): PathHandler {
  const documents = new Documents(catalogue, issuer)
  const swagger = new SwaggerDocuments(catalogue, issuer)
  return (exchange) => {
    const { path, request } = exchange
    if (path === '/openapi/v2') return swagger.answer(exchange)
    if (path === root) return documents.index().then((index) => reply(request, index, caching(exchange, index)))
    if (!path.startsWith(`${root}/`)) return undefined
    const key = path.slice(root.length + 1)
    const document = documents.of(key)
    return document ? redirected(exchange, document, key) : Promise.resolve(noDocument(exchange))
  }
}
