import { eventually, startProcessCluster, type ProcessCluster } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processOf } from './support/processes.js'

const limit = 50
const clients = 8

interface Secret {
  metadata: { name: string }
  type: string
}

describe('a quota that everybody wants', () => {
  let cluster: ProcessCluster
  let base: string
  beforeAll(async () => {
    cluster = await startProcessCluster({ flags: ['--runtime=hollow'] })
    base = `${cluster.url}/api/v1/namespaces/default`
    await cluster.kubectl(['create', 'quota', 'q', `--hard=secrets=${limit}`])
    await eventually(async () => expect(await used()).toBe('0'), { withinMs: 10_000 })
  })
  afterAll(() => cluster.remove())

  const read = async <T>(path: string): Promise<T> => (await (await fetch(base + path)).json()) as T
  const used = async (): Promise<string | undefined> =>
    (await read<{ status: { used?: Record<string, string> } }>('/resourcequotas/q')).status.used?.['secrets']
  const count = async (): Promise<number> => (await read<{ items: Secret[] }>('/secrets')).items.length

  /** Asks again and again, whatever the answer, until told to end. Status codes by how often they came; 0: no answer. */
  const insist = async (method: string, path: (i: number) => string, body: (i: number) => object, going: () => boolean): Promise<Map<number, number>> => {
    const answers = new Map<number, number>()
    for (let i = 0; going(); i++) {
      const headers = { 'content-type': 'application/json' }
      const reply = await fetch(base + path(i), { method, headers, body: JSON.stringify(body(i)) }).catch(() => undefined)
      await reply?.arrayBuffer().catch(() => undefined)
      const code = reply?.status ?? 0
      if (code === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      answers.set(code, (answers.get(code) ?? 0) + 1)
    }
    return answers
  }
  const creating = (going: () => boolean, run: string): Promise<Map<number, number>>[] =>
    Array.from({ length: clients }, (_, client) =>
      insist('POST', () => '/secrets', (i) => ({ metadata: { name: `${run}-${client}-${i}` } }), going),
    )

  it('gives out exactly what it has, also when the API server is killed in the middle', async () => {
    let going = true
    const deleting = insist('DELETE', (i) => `/secrets/first-${i % clients}-${Math.floor(i / clients)}`, () => ({}), () => going)
    const all = [...creating(() => going, 'first'), deleting]
    for (let kill = 0; kill < 3; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      process.kill(processOf(cluster.dataDir, 'apiserver'), 'SIGKILL')
      await eventually(async () => expect(await count()).toBeLessThanOrEqual(limit), { withinMs: 10_000 })
    }
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(await count()).toBeLessThanOrEqual(limit)
    going = false
    const answers = await Promise.all(all)
    expect(answers.flatMap((each) => [...each.keys()]).filter((code) => ![0, 200, 201, 403, 404, 409, 503].includes(code))).toEqual([])
    await eventually(async () => expect(await used()).toBe(`${await count()}`), { withinMs: 10_000 })
    let filling = true
    const last = creating(() => filling, 'second')
    await eventually(async () => expect([await count(), await used()]).toEqual([limit, `${limit}`]), { withinMs: 10_000 })
    filling = false
    await Promise.all(last)
    expect([await count(), await used()]).toEqual([limit, `${limit}`])
  })
})
