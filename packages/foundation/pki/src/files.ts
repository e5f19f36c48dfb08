import { generateKeyPairSync } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createAuthority, issue, type Authority, type CertificateRequest, type Credential, type PkiContext } from './authority.js'
import { commonName, isPair, stillServes } from './check.js'

/** Writes a file that only its owner may read: whole or not at all, and on the disk when it returns. */
export async function writePrivately(path: string, text: string, context: PkiContext): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${context.random.suffix(8)}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function readCredential(dir: string, name: string): Promise<Credential | undefined> {
  const [certificate, key] = await Promise.all([read(join(dir, `${name}.crt`)), read(join(dir, `${name}.key`))])
  return certificate === undefined || key === undefined ? undefined : { certificate, key }
}

/** The key first: a certificate on the disk always has its key. */
async function writeCredential(dir: string, name: string, credential: Credential, context: PkiContext): Promise<void> {
  await writePrivately(join(dir, `${name}.key`), credential.key, context)
  await writePrivately(join(dir, `${name}.crt`), credential.certificate, context)
}

/** The cluster's authority in `ca.crt` and `ca.key`, made when it is not there. One process at a time per directory. */
export async function ensureCa(dir: string, context: PkiContext, name = 'kubernetes'): Promise<Authority> {
  const kept = await readCredential(dir, 'ca')
  if (kept && isPair(kept)) return { ...kept, subject: { commonName: commonName(kept.certificate) } }
  const made = createAuthority(name, context)
  await writeCredential(dir, 'ca', made, context)
  return made
}

/** The credential in `NAME.crt` and `NAME.key`, issued anew when it is not there or no longer what is asked for. */
export async function ensureCertificate(
  dir: string,
  name: string,
  authority: Authority,
  request: CertificateRequest,
  context: PkiContext,
): Promise<Credential> {
  const kept = await readCredential(dir, name)
  if (kept && stillServes(kept, authority, request, context)) return kept
  const made = issue(authority, request, context)
  await writeCredential(dir, name, made, context)
  return made
}

export interface ServiceAccountKey {
  /** PEM, ECDSA P-256. */
  privateKey: string
  publicKey: string
}

/** The key that signs service accounts' tokens, in `sa.key` and `sa.pub`, made when it is not there. */
export async function ensureServiceAccountKey(dir: string, context: PkiContext): Promise<ServiceAccountKey> {
  const [privateKey, publicKey] = await Promise.all([read(join(dir, 'sa.key')), read(join(dir, 'sa.pub'))])
  if (privateKey !== undefined && publicKey !== undefined) return { privateKey, publicKey }
  const made = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  await writePrivately(join(dir, 'sa.key'), made.privateKey, context)
  await writePrivately(join(dir, 'sa.pub'), made.publicKey, context)
  return made
}
