import { access, writeFile } from 'node:fs/promises'
import type Docker from 'dockerode'
import type { SandboxConfig } from '../contract.js'
import { answer } from './engine-error.js'

/**
 * Gives a sandbox just the resolver the pod asked for. On a network of its own the engine puts its own resolver in
 * between, which answers for itself; where the engine's files are not this machine's, that one forwards to ours.
 */
export async function writeResolver(docker: Docker, id: string, dns: NonNullable<SandboxConfig['dns']>): Promise<void> {
  const { ResolvConfPath } = await answer(docker.getContainer(id).inspect())
  const there = await access(ResolvConfPath).then(
    () => true,
    () => false,
  )
  if (there) await writeFile(ResolvConfPath, resolverText(dns))
}

export function resolverText({ servers, searches, options }: NonNullable<SandboxConfig['dns']>): string {
  const lines = servers.map((server) => `nameserver ${server}`)
  if (searches.length > 0) lines.unshift(`search ${searches.join(' ')}`)
  if (options.length > 0) lines.push(`options ${options.join(' ')}`)
  return `${lines.join('\n')}\n`
}
