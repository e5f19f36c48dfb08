import { pipeline, Readable, type Transform } from 'node:stream'
import { constants, createDeflateRaw, createGunzip, createGzip, createInflateRaw } from 'node:zlib'
import type { Headers, Response } from '@orrery/transport'
import { HtmlRewriter } from './html-rewriter.js'
import { rewriteUrl, type Page } from './rewrite-url.js'

interface Coding {
  decoder?: Transform
  encoder?: Transform
}

const codings: Readonly<Record<string, () => Coding>> = {
  '': () => ({}),
  gzip: () => ({ decoder: createGunzip(), encoder: createGzip() }),
  deflate: () => ({ decoder: createInflateRaw(), encoder: createDeflateRaw({ level: constants.Z_BEST_COMPRESSION }) }),
}

type Chunks = AsyncIterable<Uint8Array>

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

function through(chunks: Chunks, transform: Transform | undefined): Chunks {
  return transform ? pipeline(Readable.from(chunks, { objectMode: false }), transform, () => {}) : chunks
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* rewritten(chunks: Chunks, page: Page): AsyncGenerator<Uint8Array> {
  const html = new HtmlRewriter((link) => rewriteUrl(link, page))
  for await (const chunk of chunks) {
    const known = html.write(Buffer.from(chunk).toString('latin1'))
    if (known !== '') yield Buffer.from(known, 'latin1')
  }
  yield Buffer.from(html.end(), 'latin1')
}

function rewrittenBody(body: Response['body'], { decoder, encoder }: Coding, page: Page): Chunks {
  const source = body instanceof Uint8Array ? once(body) : body
  return through(rewritten(through(source, decoder), page), encoder)
}

function without(headers: Headers, name: string): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))
}

/**
 * A backend's reply as it is right below the proxy's path: where it redirects to, else the links of an HTML page. A page
 * in a coding nobody here knows passes as it is; nothing else is touched, or waited for.
 */
export function rewriteReply(reply: Response, method: string, page: Page): Response {
  const { status, headers, body } = reply
  const location = first(headers['location'])
  if (location !== '') return { ...reply, headers: { ...headers, location: rewriteUrl(location, page) } }
  const coding = codings[first(headers['content-encoding'])]
  if (first(headers['content-type']).split(';')[0]?.trim() !== 'text/html' || !coding) return reply
  const sized = without(headers, 'content-length')
  const isEmpty = method === 'HEAD' || status === 204 || status === 304
  return { status, headers: sized, body: isEmpty ? body : rewrittenBody(body, coding(), page) }
}
