import { fileURLToPath } from 'node:url'
import { eventually, orrery, startProcessCluster, type ProcessCluster } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRunning, processOf, supervisorOf } from './support/processes.js'

const example = fileURLToPath(new URL('../../examples/03-mysql-service/manifest.yaml', import.meta.url))

interface Meta {
  metadata: { name: string; uid: string; resourceVersion: string }
}

describe('a hollow cluster whose processes are killed', () => {
  let cluster: ProcessCluster
  beforeAll(async () => {
    cluster = await startProcessCluster({ flags: ['--runtime=hollow'] })
    await cluster.kubectl(['apply', '-f', example])
  })
  afterAll(() => cluster.remove())

  const get = async <T>(path: string): Promise<T> => {
    const reply = await fetch(`${cluster.url}${path}`)
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
    return (await reply.json()) as T
  }
  const running = (count: number): Promise<void> =>
    eventually(
      async () => {
        const { stdout } = await cluster.kubectl(['get', 'rc', 'mysql', '--no-headers'])
        expect(stdout).toMatch(new RegExp(`^mysql +${count} +${count} +${count} `))
      },
      { withinMs: 30_000 },
    )

  it('loses nothing acknowledged when the API server is killed in the middle of writes', async () => {
    const kept: string[] = []
    let writing = true
    const write = async (writer: number): Promise<void> => {
      for (let i = 0; writing; i++) {
        const name = `w${writer}-${i}`
        const body = JSON.stringify({ metadata: { name }, data: { a: 'x'.repeat(500) } })
        const headers = { 'content-type': 'application/json' }
        try {
          const url = `${cluster.url}/api/v1/namespaces/default/configmaps`
          const reply = await fetch(url, { method: 'POST', headers, body })
          if (reply.status === 201) kept.push(name)
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 10))
        }
      }
    }
    const writers = Array.from({ length: 8 }, (_, writer) => write(writer))
    for (let kill = 0; kill < 3; kill++) {
      const before = kept.length
      await eventually(() => expect(kept.length).toBeGreaterThan(before + 50), { withinMs: 30_000 })
      process.kill(processOf(cluster.dataDir, 'apiserver'), 'SIGKILL')
    }
    const after = kept.length
    await eventually(() => expect(kept.length).toBeGreaterThan(after + 50), { withinMs: 30_000 })
    writing = false
    await Promise.all(writers)
    const { items } = await get<{ items: Meta[] }>('/api/v1/namespaces/default/configmaps')
    const standing = new Set(items.map(({ metadata }) => metadata.name))
    expect(kept.filter((name) => !standing.has(name))).toEqual([])
    await running(2)
  })

  it('goes on when everything else is killed', async () => {
    process.kill(processOf(cluster.dataDir, 'components'), 'SIGKILL')
    await cluster.kubectl(['scale', 'rc', 'mysql', '--replicas=3'])
    await running(3)
  })

  it('ends its processes when the supervisor is killed, and comes back with the same objects', async () => {
    const service = await get<Meta & { spec: { clusterIP: string } }>('/api/v1/namespaces/default/services/mysql-service')
    const children = [processOf(cluster.dataDir, 'apiserver'), processOf(cluster.dataDir, 'components')]
    process.kill(supervisorOf(cluster.dataDir), 'SIGKILL')
    await eventually(() => expect(children.filter(isRunning)).toEqual([]), { withinMs: 30_000 })
    expect((await cluster.run('status')).code).toBe(1)
    expect((await cluster.up()).code).toBe(0)
    const again = await get<typeof service>('/api/v1/namespaces/default/services/mysql-service')
    expect([again.metadata.uid, again.spec.clusterIP]).toEqual([service.metadata.uid, service.spec.clusterIP])
    await running(3)
  })

  it('goes on counting after down and up', async () => {
    const before = await get<Meta>('/api/v1/namespaces/default/pods')
    expect((await cluster.down()).stdout).toContain('its data stays')
    await expect(get('/version')).rejects.toThrow()
    expect((await cluster.up()).code).toBe(0)
    const after = await get<Meta>('/api/v1/namespaces/default/pods')
    expect(Number(after.metadata.resourceVersion)).toBeGreaterThan(Number(before.metadata.resourceVersion))
    await running(3)
  })

  it('refuses a second one over the same data, and a port that is taken', async () => {
    const second = await cluster.up()
    expect([second.code, second.stderr]).toEqual([1, expect.stringContaining('a cluster is up already')])
    const port = new URL(cluster.url).port
    const other = await orrery(['apiserver', `--insecure-port=${port}`, '--secure-port=0', `--data-dir=${cluster.dataDir}-other`])
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining(port)])
  })
})
