import { eventually, startProcessCluster, type ProcessCluster } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processOf } from './support/processes.js'

const limit = 50
const clients = 8
const soon = { withinMs: 10_000 }

interface Secret {
  metadata: { name: string }
}

/** What somebody was told who asked again and again: names by the status code of the answer; 0: no answer. */
type Answers = Map<number, string[]>

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const named = (answers: readonly Answers[], code: number): string[] => answers.flatMap((each) => each.get(code) ?? [])
const codes = (answers: readonly Answers[]): number[] => [...new Set(answers.flatMap((each) => [...each.keys()]))]

describe('a quota that everybody wants', () => {
  let cluster: ProcessCluster
  let base: string
  beforeAll(async () => {
    cluster = await startProcessCluster({ flags: ['--runtime=hollow'] })
    base = `${cluster.url}/api/v1/namespaces/default`
    await cluster.kubectl(['create', 'quota', 'q', `--hard=secrets=${limit}`])
    await eventually(async () => expect(await used()).toBe('0'), soon)
  })
  afterAll(() => cluster.remove())

  const read = async <T>(path: string): Promise<T> => (await (await fetch(base + path)).json()) as T
  const used = async (): Promise<string | undefined> =>
    (await read<{ status: { used?: Record<string, string> } }>('/resourcequotas/q')).status.used?.['secrets']
  const names = async (): Promise<string[]> => (await read<{ items: Secret[] }>('/secrets')).items.map(({ metadata }) => metadata.name)
  const standing = async (): Promise<[number, string | undefined]> => [(await names()).length, await used()]
  const kill = (): void => void process.kill(processOf(cluster.dataDir, 'apiserver'), 'SIGKILL')

  const ask = async (method: string, name: string): Promise<number> => {
    const creation = method === 'POST'
    const body = creation ? { body: JSON.stringify({ metadata: { name } }) } : {}
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(`${base}/secrets${creation ? '' : `/${name}`}`, { method, headers, ...body }).catch(() => undefined)
    await reply?.arrayBuffer().catch(() => undefined)
    return reply?.status ?? 0
  }
  const insist = async (method: string, name: (i: number) => string, going: () => boolean): Promise<Answers> => {
    const answers: Answers = new Map()
    for (let i = 0; going(); i++) {
      const code = await ask(method, name(i))
      if (code === 0) await pause(10)
      answers.set(code, [...(answers.get(code) ?? []).slice(-1000), name(i)])
    }
    return answers
  }
  /** Eight clients that create all the time, each names of its own. */
  const creating = (going: () => boolean, run: string): Promise<Answers>[] =>
    Array.from({ length: clients }, (_, client) => insist('POST', (i) => `${run}-${client}-${i}`, going))

  it('is given out exactly in ten seconds, also when the API server is killed while it is, and when it has been', async () => {
    let going = true
    const all = creating(() => going, 'first')
    await eventually(async () => expect((await names()).length).toBeGreaterThan(0), { withinMs: 10_000, everyMs: 1 })
    kill()
    await pause(5_000)
    kill()
    await eventually(async () => expect(await standing()).toEqual([limit, `${limit}`]), soon)
    await pause(5_000)
    going = false
    const answers = await Promise.all(all)
    expect(codes(answers).filter((code) => ![0, 201, 403, 503].includes(code))).toEqual([])
    expect(await standing()).toEqual([limit, `${limit}`])
    const kept = new Set(await names())
    expect(named(answers, 201).filter((name) => !kept.has(name))).toEqual([])
  })

  it('is given again as far as it was given back', async () => {
    const [first = ''] = await names()
    for (const name of (await names()).slice(0, 20)) expect(await ask('DELETE', name)).toBe(200)
    await eventually(async () => expect(await standing()).toEqual([limit - 20, `${limit - 20}`]), soon)
    let going = true
    const all = creating(() => going, 'again')
    await eventually(async () => expect(await standing()).toEqual([limit, `${limit}`]), soon)
    await pause(500)
    going = false
    const answers = await Promise.all(all)
    expect(await standing()).toEqual([limit, `${limit}`])
    expect(named(answers, 201)).toHaveLength(20)
    expect(await names()).not.toContain(first)
  })

  it('is never exceeded while others delete, and the API server is killed again and again', async () => {
    let going = true
    const deleting = insist('DELETE', (i) => `churn-${i % clients}-${Math.floor(i / clients)}`, () => going)
    for (const name of await names()) expect(await ask('DELETE', name)).toBe(200)
    const all = [...creating(() => going, 'churn'), deleting]
    for (let times = 0; times < 3; times++) {
      await pause(1_000)
      kill()
      await eventually(async () => expect((await names()).length).toBeLessThanOrEqual(limit), soon)
    }
    going = false
    const answers = await Promise.all(all)
    expect(codes(answers).filter((code) => ![0, 200, 201, 403, 404, 409, 503].includes(code))).toEqual([])
    await eventually(async () => expect(await used()).toBe(`${(await names()).length}`), soon)
    expect((await names()).length).toBeLessThanOrEqual(limit)
  })
})
