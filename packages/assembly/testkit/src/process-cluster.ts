import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.js'
import { kubectlFor, type Kubectl } from './kubectl.js'
import { orrery } from './orrery-program.js'
import type { Outcome } from './run-program.js'

export interface ProcessClusterOptions {
  /** More flags of `up`. */
  flags?: readonly string[]
  /** What everything is run through: another host's network. */
  prefix?: readonly string[]
  env?: NodeJS.ProcessEnv
  /** Ports as a user has them (8080, 6443), for a network of its own. */
  usualPorts?: boolean
}

/** A cluster as `orrery up --detach` makes it, in processes of its own. */
export interface ProcessCluster {
  dataDir: string
  /** Plain HTTP. */
  url: string
  kubectl: Kubectl
  /** What `up` printed. */
  started: Outcome
  run(...args: string[]): Promise<Outcome>
  up(...flags: string[]): Promise<Outcome>
  down(): Promise<Outcome>
  /** Down, and its data gone. */
  remove(): Promise<void>
}

/** Starts a cluster that no other test sees. Throws with what `up` printed where it does not come up. */
export async function startProcessCluster(options: ProcessClusterOptions = {}): Promise<ProcessCluster> {
  const { prefix = [], flags = [] } = options
  const env = { ...process.env, ...options.env }
  const home = mkdtempSync(join(tmpdir(), 'orrery-cluster-'))
  const dataDir = join(home, 'data')
  const [insecure, secure] = options.usualPorts ? [8080, 6443] : await Promise.all([freePort(), freePort()])
  const ports = [`--insecure-port=${insecure}`, `--secure-port=${secure}`]
  const run = (...args: string[]): Promise<Outcome> => orrery([...args, `--data-dir=${dataDir}`], { prefix, env })
  const up = (...more: string[]): Promise<Outcome> => run('up', '--detach', ...ports, ...flags, ...more)
  const down = (): Promise<Outcome> => run('down')
  const remove = async (): Promise<void> => {
    await down()
    rmSync(home, { recursive: true, force: true })
  }
  const started = await up()
  if (started.code !== 0) {
    await remove()
    throw new Error(`orrery up: ${started.stdout}${started.stderr}`)
  }
  const url = `http://127.0.0.1:${insecure}`
  return { dataDir, url, started, run, up, down, remove, kubectl: kubectlFor({ server: url, home, prefix }) }
}
