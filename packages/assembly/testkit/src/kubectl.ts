import { clientPrograms, type KubectlVersion } from './client-programs.js'
import { runProgram, type Outcome } from './run-program.js'

/** Runs kubectl with arguments and, where given, a standard input. Never throws for what kubectl does. */
export type Kubectl = (args: readonly string[], input?: string, env?: NodeJS.ProcessEnv) => Promise<Outcome>

export interface KubectlOptions {
  server: string
  /** The working directory. */
  cwd?: string
  home: string
  /** What it is run through: another host's network. */
  prefix?: readonly string[]
  /** The newest when absent. */
  version?: KubectlVersion
}

/** A kubectl that knows one server and nobody's own configuration. */
export function kubectlFor({ server, home, cwd, version, prefix = [] }: KubectlOptions): Kubectl {
  const env = { PATH: process.env['PATH'], HOME: home, KUBECONFIG: '/dev/null' }
  const [program, ...head] = [...prefix, clientPrograms(version).kubectl, '--server', server]
  return (args, input = '', more = {}) =>
    runProgram(program ?? '', [...head, ...args], { env: { ...env, ...more }, input, ...(cwd === undefined ? {} : { cwd }) })
}
