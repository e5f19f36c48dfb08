import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

interface Running {
  supervisor: { pid: number }
}

export function supervisorOf(dataDir: string): number {
  return (JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as Running).supervisor.pid
}

/** The process of a cluster that runs this command of `orrery`. Throws while there is none. */
export function processOf(dataDir: string, command: 'apiserver' | 'components'): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      if (words.includes(command) && words.includes(`--data-dir=${dataDir}`)) return Number(pid)
    } catch {
      // It ended meanwhile.
    }
  }
  throw new Error(`no ${command} of ${dataDir}`)
}

export function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}
