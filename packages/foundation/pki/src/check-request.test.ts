import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkRequest } from './check-request.js'
import { bitString, integer, objectIdentifier, pem, sequence } from './der.js'

const ecdsa = '1.2.840.10045.4.3.2'

function request(algorithm: string, breakIt = false): string {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const info = sequence(integer(Uint8Array.of(0)), sequence(), new Uint8Array(key))
  const signature = sign('sha256', breakIt ? Buffer.from('other') : info, privateKey)
  return pem('CERTIFICATE REQUEST', sequence(info, sequence(objectIdentifier(algorithm)), bitString(signature)))
}

const cases: readonly (readonly [string, string | undefined])[] = [
  [request(ecdsa), undefined],
  [request(ecdsa, true), 'x509: ECDSA verification failure'],
  [request('1.2.3'), 'x509: cannot verify signature: algorithm unimplemented'],
  ['', 'PEM block type must be CERTIFICATE REQUEST'],
  [pem('CERTIFICATE', sequence()), 'PEM block type must be CERTIFICATE REQUEST'],
  [pem('CERTIFICATE REQUEST', sequence()), 'asn1: structure error: sequence truncated'],
  [pem('CERTIFICATE REQUEST', Uint8Array.of(0x30, 0x82, 0xff, 0xff)), 'asn1: structure error'],
]

it.each(cases)('%#', (text, expected) => expect(checkRequest(text)).toBe(expected))
