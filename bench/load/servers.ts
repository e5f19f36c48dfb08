import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@orrery/testkit'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A server in a process of its own, over a folder of its own. */
export interface BenchServer {
  port: number
  pid: number
  stop(): Promise<void>
}

type Start = (port: number, folder: string) => ChildProcess

/** The built API server, plain HTTP alone. */
export const startOrrery: Start = (port, folder) => {
  const flags = [`--insecure-port=${port}`, '--secure-port=0', `--data-dir=${folder}`]
  const command = join(root, 'packages/surface/cli/bin/orrery.js')
  return spawn(process.execPath, [command, 'apiserver', ...flags], { stdio: 'ignore' })
}

/** What the libraries alone can do. */
export const startBare: Start = (port, folder) =>
  spawn(process.execPath, ['--import', 'tsx', join(root, 'bench/reference/server.ts'), `${port}`, folder], { stdio: 'ignore' })

/** Resolves when the server answers. Without a folder it has one of its own, which goes with it. */
export async function startServer(start: Start, kept?: string): Promise<BenchServer> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'orrery-bench-'))
  const port = await freePort()
  const child = start(port, folder)
  await answers(port)
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGKILL')
      await once(child, 'exit')
      if (kept === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Ready: what it has stored is there. */
export async function answers(port: number): Promise<void> {
  for (;;) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/readyz`)).ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
