import { badRequest } from '@orrery/api'
import type { Revision } from '@orrery/store'

/** Where the next page of a list begins. */
export interface ContinueToken {
  /** -1 where the page is of whatever state is the newest. */
  revision: Revision
  /** The last key of the page before. */
  after: string
}

const version = 'meta.k8s.io/v1'

/** Upstream's form: the key without the prefix, and a NUL that makes it the first key after. */
export function encodeContinue({ revision, after }: ContinueToken, prefix: string): string {
  const start = `${after.slice(prefix.length)}\u0000`
  return Buffer.from(JSON.stringify({ v: version, rv: revision, start })).toString('base64url')
}

function refuse(why: string): Error {
  return badRequest(`invalid continue token: continue key is not valid: ${why}`)
}

function parsed(text: string): Record<string, unknown> {
  const bytes = Buffer.from(text, 'base64url')
  const first = bytes[0]
  try {
    const value: unknown = JSON.parse(bytes.toString())
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    const character = first === undefined ? '' : JSON.stringify(String.fromCodePoint(first)).slice(1, -1)
    const shown = first !== undefined && first >= 0x80 ? `\\u${first.toString(16).padStart(4, '0')}` : character
    throw refuse(bytes.length === 0 ? 'unexpected end of JSON input' : `invalid character '${shown}' looking for beginning of value`)
  }
  throw refuse('unexpected JSON value')
}

/** Throws 400 for what no list gave out. */
export function decodeContinue(text: string, prefix: string): ContinueToken {
  const { v, rv, start } = parsed(text)
  if (v !== version) throw refuse(`server does not recognize this encoded version ${JSON.stringify(v ?? '')}`)
  if (typeof rv !== 'number' || !Number.isSafeInteger(rv) || rv === 0 || rv < -1) {
    throw refuse('incorrect encoded start resourceVersion (version meta.k8s.io/v1)')
  }
  if (typeof start !== 'string' || start === '') throw refuse('encoded start key empty (version meta.k8s.io/v1)')
  if (start.startsWith('/') || start.split('/').includes('..')) throw refuse(start)
  return { revision: rv, after: prefix + start.replace(/\0$/, '') }
}
