import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseYaml, stringifyYaml } from '@orrery/api'
import { mergeKubeconfig, type Kubeconfig } from './kubeconfig.js'

/** For its owner only, whole or not at all. */
export function writeKubeconfig(path: string, kubeconfig: Kubeconfig): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, stringifyYaml(kubeconfig), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** The file kubectl would read: the first of KUBECONFIG, or ~/.kube/config. */
export function usersKubeconfig(environment: NodeJS.ProcessEnv): string {
  const first = environment['KUBECONFIG']?.split(':').find((path) => path !== '')
  return first ?? join(homedir(), '.kube', 'config')
}

/** Puts the context `orrery` into a kubeconfig. Throws, changing nothing, where what stands there cannot be read. */
export function mergeInto(path: string, ours: Kubeconfig): void {
  const standing = existsSync(path) ? parseYaml(readFileSync(path, 'utf8')).value : {}
  if (standing === null) return writeKubeconfig(path, ours)
  if (typeof standing !== 'object' || Array.isArray(standing)) throw new Error(`${path} is not a kubeconfig`)
  writeKubeconfig(path, mergeKubeconfig(standing, ours))
}
