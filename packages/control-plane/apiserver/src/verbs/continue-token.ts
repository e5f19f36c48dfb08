import { badRequest, isObject, jsonKind, JsonError, parseJson } from '@orrery/api'
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

/** The bytes of unpadded base64 in its form for URLs. */
function decoded(text: string): Buffer {
  const plain = text.replaceAll(/[\r\n]/g, '')
  const wrong = plain.search(/[^-_A-Za-z0-9]/)
  const at = wrong < 0 && plain.length % 4 === 1 ? plain.length - 1 : wrong
  if (at >= 0) throw refuse(`illegal base64 data at input byte ${at}`)
  return Buffer.from(plain, 'base64url')
}

function parsed(text: string): Record<string, unknown> {
  const bytes = decoded(text)
  const [first = 0] = bytes
  if (first >= 0x80) throw refuse(`invalid character '\\u${first.toString(16).padStart(4, '0')}' looking for beginning of value`)
  try {
    const { value } = parseJson(bytes)
    if (value === null) return {}
    if (isObject(value)) return value
    throw refuse(`json: cannot unmarshal ${jsonKind(value)} into Go value of type storage.continueToken`)
  } catch (error) {
    if (error instanceof JsonError) throw refuse(error.message)
    throw error
  }
}

/** Throws 400 for what no list gave out. */
export function decodeContinue(text: string, prefix: string): ContinueToken {
  const { v, rv, start } = parsed(text)
  if (v !== version) throw refuse(`server does not recognize this encoded version ${typeof v === 'string' ? v : ''}`)
  if (typeof rv !== 'number' || !Number.isSafeInteger(rv) || rv === 0 || rv < -1) {
    throw refuse('incorrect encoded start resourceVersion (version meta.k8s.io/v1)')
  }
  if (typeof start !== 'string' || start === '') throw refuse('encoded start key empty (version meta.k8s.io/v1)')
  if (start.startsWith('/') || start.split('/').includes('..')) throw refuse(start)
  return { revision: rv, after: prefix + start.replace(/\0$/, '') }
}
