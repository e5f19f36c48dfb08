import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { RuntimeName } from '../preflight/choose-runtime.js'
import { processStart } from './process-start.js'

/** A process as it can be recognised later: a number may be given to another one. */
export interface ProcessIdentity {
  pid: number
  /** When it started, in the kernel's clock ticks since boot; empty where that is not known. */
  startedAt: string
}

/** What `orrery up` leaves for `down` and `status`. */
export interface Running {
  supervisor: ProcessIdentity
  insecurePort: number
  securePort: number
  nodes: readonly string[]
  runtime: RuntimeName
  /** Whether this cluster writes packet rules on this machine. */
  proxy: boolean
  dockerHost: string
}

export function identify(pid: number): ProcessIdentity {
  return { pid, startedAt: processStart(pid) ?? '' }
}

/** Whether that very process still runs. */
export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startedAt === '' || processStart(pid) === startedAt
}

/** Undefined where no cluster was started, or what stands there cannot be read. */
export function readRunning(path: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Running
  } catch {
    return undefined
  }
}

/** Whole or not at all: readers never see half of it. */
export function writeRunning(path: string, running: Running): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

export function forgetRunning(path: string): void {
  rmSync(path, { force: true })
}
