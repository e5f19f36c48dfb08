import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'

interface Block {
  type: string
  text: string
}

function pemBlocks(text: string): readonly Block[] {
  const found = text.matchAll(/-----BEGIN ([^\n]*?)-----\r?\n[A-Za-z0-9+/=\s]*?-----END \1-----/g)
  return [...found].map(([block, type = '']) => ({ type, text: block }))
}

function listed(blocks: readonly Block[]): string {
  return `[${blocks.map(({ type }) => type).join(' ')}]`
}

/** What Go's crypto/tls says where an input has no block of the wanted sort. */
function missingCertificate(blocks: readonly Block[]): string {
  const [first, ...more] = blocks
  if (!first) return 'tls: failed to find any PEM data in certificate input'
  if (more.length === 0 && first.type.endsWith('PRIVATE KEY')) {
    return (
      'tls: failed to find certificate PEM data in certificate input, but did find a private key; ' +
      'PEM inputs may have been switched'
    )
  }
  return `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: ${listed(blocks)}`
}

function missingKey(blocks: readonly Block[]): string {
  const [first, ...more] = blocks
  if (!first) return 'tls: failed to find any PEM data in key input'
  if (more.length === 0 && first.type === 'CERTIFICATE') {
    return 'tls: found a certificate rather than a key in the PEM for the private key'
  }
  return `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: ${listed(blocks)}`
}

function read<T>(parse: () => T): T | undefined {
  try {
    return parse()
  } catch {
    return undefined
  }
}

const known = new Set(['rsa', 'ec', 'ed25519'])

function mismatch(certified: KeyObject, key: KeyObject): string | undefined {
  if (!known.has(certified.asymmetricKeyType ?? '')) return 'tls: unknown public key algorithm'
  if (certified.asymmetricKeyType !== key.asymmetricKeyType) return 'tls: private key type does not match public key type'
  return createPublicKey(key).equals(certified) ? undefined : 'tls: private key does not match public key'
}

/** Why a certificate and a key (both PEM) are no pair, in the words of Go's tls.X509KeyPair; undefined where they are one. */
export function keyPairProblem(certificate: string, key: string): string | undefined {
  const certificates = pemBlocks(certificate)
  const leaf = certificates.find(({ type }) => type === 'CERTIFICATE')
  if (!leaf) return missingCertificate(certificates)
  const keys = pemBlocks(key)
  const secret = keys.find(({ type }) => type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY'))
  if (!secret) return missingKey(keys)
  const certified = read(() => new X509Certificate(leaf.text).publicKey)
  if (!certified) return 'x509: malformed certificate'
  const parsed = read(() => createPrivateKey(secret.text))
  return parsed ? mismatch(certified, parsed) : 'tls: failed to parse private key'
}
