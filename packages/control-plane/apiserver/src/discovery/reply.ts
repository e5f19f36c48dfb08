import { createHash } from 'node:crypto'
import type { Request, Response } from '@orrery/transport'

/** A document and its strong ETag, made once. */
export interface Document {
  bytes: Uint8Array
  contentType: string
  etag: string
}

export function documentOf(value: object, contentType = 'application/json'): Document {
  return documentOfBytes(Buffer.from(`${JSON.stringify(value)}\n`), contentType)
}

export function documentOfBytes(bytes: Uint8Array, contentType: string): Document {
  const hash = createHash('sha512').update(bytes).digest('hex').toUpperCase()
  return { bytes, contentType, etag: `"${hash}"` }
}

function matches(header: string | readonly string[] | undefined, etag: string): boolean {
  const values = typeof header === 'string' ? [header] : (header ?? [])
  const tags = values.flatMap((value) => value.split(',')).map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}

/** The document, or 304 where the client has it. */
export function reply(request: Request, document: Document, headers: Record<string, string> = {}): Response {
  const { bytes, contentType, etag } = document
  const all = { etag, vary: 'Accept', 'cache-control': 'public', ...headers }
  if (matches(request.headers['if-none-match'], etag)) return { status: 304, headers: all, body: new Uint8Array() }
  return { status: 200, headers: { ...all, 'content-type': contentType }, body: bytes }
}
