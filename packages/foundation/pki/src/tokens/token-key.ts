import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { ServiceAccountKey } from '../files.js'

/** A key that signs tokens, parsed once. ECDSA P-256. */
export interface TokenKey {
  /** Names the key in tokens, as upstream does: the hash of its public half. */
  readonly id: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

function keyOf(privateKey: KeyObject, publicKey: KeyObject): TokenKey {
  const id = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('base64url')
  return { id, privateKey, publicKey }
}

export function tokenKey({ privateKey, publicKey }: ServiceAccountKey): TokenKey {
  return keyOf(createPrivateKey(privateKey), createPublicKey(publicKey))
}

/** A key that nobody else knows, and that is forgotten with the process. */
export function newTokenKey(): TokenKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return keyOf(privateKey, publicKey)
}
