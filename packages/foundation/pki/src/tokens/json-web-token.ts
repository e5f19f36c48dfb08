import { sign, verify } from 'node:crypto'
import type { TokenKey } from './token-key.js'

/** JSON claims of a token. */
export type Claims = Readonly<Record<string, unknown>>

/** By which tokens are signed. */
export const tokenAlgorithm = 'ES256'
const encoding = 'ieee-p1363'
/** No token of ours is longer. */
const longest = 16 * 1024

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** A JSON Web Token in its compact form (RFC 7519), signed with ES256. */
export function signToken(claims: object, key: TokenKey): string {
  const text = `${encode({ alg: tokenAlgorithm, kid: key.id })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(text), { key: key.privateKey, dsaEncoding: encoding })
  return `${text}.${signature.toString('base64url')}`
}

/** What a token says, of whoever made it: for looking at, not for believing. */
export function readToken(token: string): Claims | undefined {
  const parts = token.length > longest ? [] : token.split('.')
  return parts.length === 3 ? decode(parts[1] ?? '') : undefined
}

/** What a token says, if the key signed it. Whether it still holds is the caller's to see. */
export function verifyToken(token: string, key: TokenKey): Claims | undefined {
  const [head = '', body = '', signature = ''] = token.split('.')
  const claims = readToken(token)
  const header = claims && decode(head)
  if (!header || header['alg'] !== tokenAlgorithm || (header['kid'] !== undefined && header['kid'] !== key.id)) return undefined
  const bytes = Buffer.from(signature, 'base64url')
  const genuine = verify('sha256', Buffer.from(`${head}.${body}`), { key: key.publicKey, dsaEncoding: encoding }, bytes)
  return genuine ? claims : undefined
}
