import { createPublicKey } from 'node:crypto'
import { expect, it } from 'vitest'
import { readToken, signToken, verifyToken } from './json-web-token.js'
import { newTokenKey, tokenKey } from './token-key.js'

const key = newTokenKey()
const claims = { sub: 'system:serviceaccount:default:default', exp: 1 }

it('believes what its key signed', () => {
  const token = signToken(claims, key)
  expect(verifyToken(token, key)).toEqual(claims)
  expect(token.split('.')).toHaveLength(3)
  expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toEqual({ alg: 'ES256', kid: key.id })
})

it('believes nothing else', () => {
  const token = signToken(claims, key)
  const [head = '', body = '', signature = ''] = token.split('.')
  const other = Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url')
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  const hmac = Buffer.from(JSON.stringify({ alg: 'HS256', kid: key.id })).toString('base64url')
  const forged = [`${head}.${other}.${signature}`, `${none}.${body}.`, `${hmac}.${body}.${signature}`, `${head}.${body}.`, 'a.b', 'a.b.c', '']
  for (const each of forged) expect(verifyToken(each, key)).toBeUndefined()
  expect(verifyToken(token, newTokenKey())).toBeUndefined()
  expect(readToken(`${head}.${other}.`)).toMatchObject({ sub: 'admin' })
})

it('knows a key by the hash of its public half, wherever it was read', () => {
  const pem = {
    privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  }
  expect(tokenKey(pem).id).toBe(key.id)
  expect(verifyToken(signToken(claims, key), tokenKey(pem))).toEqual(claims)
})
