import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually, freePort, kubectlFor, orreryProgram, type Kubectl } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const example = fileURLToPath(new URL('../../examples/02-replication-controller/manifest.yaml', import.meta.url))
const names = ['apiserver', 'controller-manager', 'scheduler', 'kubelet'] as const
type Name = (typeof names)[number]

describe('each component as a process of its own', () => {
  const home = mkdtempSync(join(tmpdir(), 'orrery-alone-'))
  const running = new Map<Name, ChildProcess>()
  let kubectl: Kubectl
  let flags: Record<Name, string[]>

  const start = (name: Name): void => {
    const data = name === 'scheduler' ? [] : [`--data-dir=${home}`]
    const args = [orreryProgram, name, ...data, ...flags[name]]
    running.set(name, spawn(process.execPath, args, { stdio: 'ignore' }))
  }
  const kill = async (name: Name): Promise<void> => {
    const child = running.get(name)
    const gone = new Promise((resolve) => child?.once('exit', resolve))
    child?.kill('SIGKILL')
    await gone
  }
  const ready = (count: number): Promise<void> =>
    eventually(
      async () => {
        const { stdout } = await kubectl(['get', 'rc', 'web', '--no-headers'])
        expect(stdout).toMatch(new RegExp(`^web +${count} +${count} +${count} `))
      },
      { withinMs: 40_000 },
    )

  beforeAll(async () => {
    const [port, secure] = await Promise.all([freePort(), freePort()])
    const server = `http://127.0.0.1:${port}`
    flags = {
      apiserver: [`--insecure-port=${port}`, `--secure-port=${secure}`],
      'controller-manager': [`--master=${server}`],
      scheduler: [`--master=${server}`],
      kubelet: [`--master=${server}`, '--runtime=hollow', '--hostname-override=alone', '--port=0'],
    }
    kubectl = kubectlFor({ server, home })
    for (const name of names) {
      start(name)
      if (name === 'apiserver') await eventually(async () => expect((await kubectl(['version'])).code).toBe(0))
    }
    await eventually(async () => expect((await kubectl(['apply', '-f', example])).code).toBe(0))
  })
  afterAll(async () => {
    await Promise.all(names.map(kill))
    rmSync(home, { recursive: true, force: true })
  })

  it('together make a cluster', async () => {
    await ready(2)
    const { stdout } = await kubectl(['get', 'pods', '-o', 'jsonpath={.items[*].spec.nodeName}'])
    expect(stdout).toBe('alone alone')
  })

  it('the kubelet’s logs are reached over HTTPS', async () => {
    await kubectl(['run', 'talker', '--image=x', '--', 'sh', '-c', 'echo alone; sleep 3600'])
    await eventually(async () => expect((await kubectl(['logs', 'talker'])).stdout).toBe('alone\n'), { withinMs: 20_000 })
  })

  it.each(names)('goes on after %s was killed and started again', async (name) => {
    await kill(name)
    const count = 3 + names.indexOf(name)
    if (name === 'apiserver') start(name)
    await eventually(async () => {
      expect((await kubectl(['scale', 'rc', 'web', `--replicas=${count}`])).code).toBe(0)
    })
    if (name !== 'apiserver') start(name)
    await ready(count)
  })
})
