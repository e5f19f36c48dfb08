import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually, freePort, orreryProgram } from '@orrery/testkit'

export interface ApiServerAlone {
  url: string
  /** For whatever goes with it; gone when it is stopped. */
  folder: string
  stop(): Promise<void>
}

/** `orrery apiserver` with nothing beside it: no controllers, no scheduler, no kubelet. */
export async function startApiServerAlone(): Promise<ApiServerAlone> {
  const folder = mkdtempSync(join(tmpdir(), 'orrery-alone-'))
  const [insecure, secure] = await Promise.all([freePort(), freePort()])
  const ports = [`--insecure-port=${insecure}`, `--secure-port=${secure}`]
  const args = [orreryProgram, 'apiserver', `--data-dir=${join(folder, 'data')}`, ...ports, '--log-level=error']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${insecure}`
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await eventually(async () => {
      if (!(await fetch(`${url}/readyz`)).ok) throw new Error('the API server is not ready')
    })
  } catch (error) {
    await stop()
    throw error
  }
  return { url, folder, stop }
}
