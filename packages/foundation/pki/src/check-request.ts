import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import { readElements, type Element } from './read-der.js'

/** How a signature was made, by the object identifier of its algorithm in hexadecimal; no hash for Ed25519. */
const hashes: Readonly<Record<string, string | null>> = {
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
  '2b6570': null,
}

/** What Go's x509 says of a signature that is none, by the key's sort. */
const failures: Readonly<Record<string, string>> = {
  rsa: 'crypto/rsa: verification error',
  ec: 'x509: ECDSA verification failure',
  ed25519: 'x509: Ed25519 verification failure',
}

interface Parts {
  info: Element
  algorithm: string
  signature: Uint8Array
  key: Element
}

/** PKCS#10 (RFC 2986): what is asked, how it was signed, and the signature. Throws where it is not so. */
function partsOf(der: Uint8Array): Parts {
  const [request, ...more] = readElements(der)
  if (more.length > 0) throw new Error('asn1: syntax error: trailing data')
  const [info, algorithm, signature] = request ? readElements(request.content) : []
  const key = info ? readElements(info.content)[2] : undefined
  const id = algorithm ? readElements(algorithm.content)[0] : undefined
  if (!info || !id || !signature || !key) throw new Error('asn1: structure error: sequence truncated')
  return { info, algorithm: Buffer.from(id.content).toString('hex'), signature: signature.content.subarray(1), key }
}

function signed({ info, algorithm, signature }: Parts, key: KeyObject): boolean {
  return verify(hashes[algorithm] ?? null, info.raw, key, signature)
}

/** Why a certificate request in PEM is none, as upstream says it; undefined where it is right and well signed. */
export function checkRequest(pem: string): string | undefined {
  const found = /-----BEGIN ([^\n]*?)-----\r?\n([A-Za-z0-9+/=\s]*?)-----END \1-----/.exec(pem)
  if (found?.[1] !== 'CERTIFICATE REQUEST') return 'PEM block type must be CERTIFICATE REQUEST'
  try {
    const parts = partsOf(Buffer.from(found[2] ?? '', 'base64'))
    const key = createPublicKey({ key: Buffer.from(parts.key.raw), format: 'der', type: 'spki' })
    if (!Object.hasOwn(hashes, parts.algorithm)) return 'x509: cannot verify signature: algorithm unimplemented'
    return signed(parts, key) ? undefined : (failures[key.asymmetricKeyType ?? ''] ?? 'x509: verification failure')
  } catch (error) {
    return error instanceof Error && error.message.startsWith('asn1') ? error.message : 'asn1: structure error'
  }
}
