import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { parseYaml } from '@orrery/api'
import type { ClientTls, HttpTransportOptions } from '@orrery/transport'

interface Cluster {
  server?: string
  'certificate-authority'?: string
  'certificate-authority-data'?: string
  'insecure-skip-tls-verify'?: boolean
  'tls-server-name'?: string
}

interface User {
  'client-certificate'?: string
  'client-certificate-data'?: string
  'client-key'?: string
  'client-key-data'?: string
  token?: string
  tokenFile?: string
}

interface Context {
  cluster?: string
  user?: string
}

interface Kubeconfig {
  'current-context'?: string
  clusters?: { name: string; cluster: Cluster }[] | null
  users?: { name: string; user: User }[] | null
  contexts?: { name: string; context: Context }[] | null
}

/** Reads a file that the kubeconfig names, relative to the kubeconfig's own folder. */
type ReadFile = (path: string) => Promise<string>

function named<T extends { name: string }>(list: readonly T[] | null | undefined, what: string, name: string): T {
  const found = list?.find((entry) => entry.name === name)
  if (!found) throw new Error(`kubeconfig: ${what} "${name}" does not exist`)
  return found
}

/** Inline data goes before files, as in client-go. */
async function pem(data: string | undefined, path: string | undefined, read: ReadFile): Promise<string | undefined> {
  if (data !== undefined && data !== '') return Buffer.from(data, 'base64').toString('utf8')
  return path === undefined || path === '' ? undefined : read(path)
}

async function tlsOf(cluster: Cluster, user: User, read: ReadFile): Promise<ClientTls> {
  const ca = await pem(cluster['certificate-authority-data'], cluster['certificate-authority'], read)
  const cert = await pem(user['client-certificate-data'], user['client-certificate'], read)
  const key = await pem(user['client-key-data'], user['client-key'], read)
  const serverName = cluster['tls-server-name']
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(serverName === undefined ? {} : { serverName }),
    insecureSkipVerify: cluster['insecure-skip-tls-verify'] === true,
  }
}

async function tokenOf(user: User, read: ReadFile): Promise<string | undefined> {
  return user.tokenFile ? (await read(user.tokenFile)).trim() : user.token
}

async function connectionOf(config: Kubeconfig, contextName: string, read: ReadFile): Promise<HttpTransportOptions> {
  const { context } = named(config.contexts, 'context', contextName)
  const { cluster } = named(config.clusters, 'cluster', context.cluster ?? '')
  const user = context.user ? named(config.users, 'user', context.user).user : {}
  const unknown = ['exec', 'auth-provider', 'username'].find((field) => field in user)
  if (unknown !== undefined) throw new Error(`kubeconfig: user "${context.user}" wants ${unknown}, which is not supported`)
  if (!cluster.server) throw new Error(`kubeconfig: cluster "${context.cluster}" has no server`)
  const token = await tokenOf(user, read)
  return {
    baseUrl: cluster.server,
    tls: await tlsOf(cluster, user, read),
    ...(token === undefined ? {} : { token }),
  }
}

/** How to reach the cluster of a kubeconfig's context, the current one unless another is named. */
export async function loadKubeconfig(path: string, context?: string): Promise<HttpTransportOptions> {
  const { value } = parseYaml(await readFile(path, 'utf8'))
  if (typeof value !== 'object' || value === null) throw new Error(`kubeconfig: ${path} is not a mapping`)
  const config = value as Kubeconfig
  const name = context ?? config['current-context'] ?? ''
  if (name === '') throw new Error(`kubeconfig: ${path} names no current context`)
  return connectionOf(config, name, (file) => readFile(resolve(dirname(path), file), 'utf8'))
}
