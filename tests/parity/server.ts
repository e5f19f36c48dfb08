import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from './command.js'
import { send } from './send.js'

/** The settings of the recorded server that its replies show. */
const settings = ['--service-cluster-ip-range', '10.0.0.0/24', '--advertise-address', '192.0.2.2']

export interface RunningServer {
  port: number
  stop(): Promise<void>
}

/** An API server of its own, with nothing in it, on a free port. */
export async function startServer(command: Command): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'orrery-parity-'))
  const port = await freePort()
  const ports = ['--insecure-port', String(port), '--secure-port', '0']
  const child = spawn(
    process.execPath,
    [...command.args, ...ports, '--data-dir', folder, '--log-level', 'warn', ...settings],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const abandon = (): void => void child.kill('SIGKILL')
  process.once('exit', abandon)
  const stop = async (): Promise<void> => {
    process.off('exit', abandon)
    await end(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await ready(port, child)
  } catch (error) {
    await stop()
    throw error
  }
  return { port, stop }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await exited
  clearTimeout(timer)
}

async function ready(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the API server ended with code ${child.exitCode}; is it built?`)
    const status = await send(port, { method: 'GET', path: '/readyz', headers: {}, body: undefined }).then(
      (reply) => reply.status,
      () => 0,
    )
    if (status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the API server did not become ready')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
