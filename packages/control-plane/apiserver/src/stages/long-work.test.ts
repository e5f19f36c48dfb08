import { nextTurn } from '@orrery/kit'
import { beforeAll, describe, expect, it } from 'vitest'
import { testApi, type TestApi } from '../testing/test-api.js'

/** Milliseconds of processor time that the process has had: what else the machine does does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The longest time in which nobody else had a turn while the work was done, in milliseconds. */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let done = false
  const finished = work().finally(() => (done = true))
  let longest = 0
  for (let last = processorTime(); !done; ) {
    await nextTurn()
    const now = processorTime()
    longest = Math.max(longest, now - last)
    last = now
  }
  await finished
  return longest
}

/** Five times what others may have to wait: machines differ, and work in one piece takes far longer. */
const generousMs = 250

const pods = '/api/v1/namespaces/default/pods'
const table = 'application/json;as=Table;g=meta.k8s.io;v=v1'
let api: TestApi

beforeAll(async () => {
  api = await testApi()
  const env = Array.from({ length: 20 }, (_, index) => ({ name: `E${index}`, value: 'v'.repeat(30) }))
  const spec = { containers: [{ name: 'c', image: 'i', env }] }
  for (let i = 0; i < 800; i++) await api.send('POST', pods, { body: { metadata: { name: `p${i}` }, spec } })
}, 60_000)

describe('others have their turn while a long list is made', () => {
  it.each([
    ['as a table', table, ''],
    ['as a table with its objects', table, '?includeObject=Object'],
    ['of metadata', 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1', ''],
    ['laid out for people', 'application/json', '?pretty=true'],
    ['as YAML', 'application/yaml', ''],
  ])('%s', async (_, accept, query) => {
    const ask = (): Promise<unknown> => api.send('GET', pods + query, { headers: { accept } })
    await ask()
    expect(await longestStall(ask)).toBeLessThan(generousMs)
  }, 30_000)

  it('and while a collection is deleted', async () => {
    const remove = (): Promise<unknown> => api.send('DELETE', pods, { body: { dryRun: ['All'] } })
    expect(await longestStall(remove)).toBeLessThan(generousMs)
  }, 30_000)
})

describe('a body made to cost more than its length', () => {
  const yaml = { 'content-type': 'application/yaml' }
  const maps = '/api/v1/namespaces/default/configmaps?dryRun=All'
  const letters = 'abcdefghij'
  const bomb = Array.from(letters, (name, index) => {
    const inner = index === 0 ? 'x' : `*${letters[index - 1]}`
    return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(',')}]`
  }).join('\n')

  it.each([
    ['aliases of aliases', bomb, yaml],
    ['deep flow lists in YAML', '['.repeat(20_000), yaml],
    ['deep block lists in YAML', '- '.repeat(20_000), yaml],
    ['deep lists in JSON', '['.repeat(1_000_000), {}],
    ['deep maps in JSON', '{"metadata":'.repeat(100_000), {}],
  ])('is refused soon: %s', async (_, body, headers) => {
    const ask = async (): Promise<void> => {
      expect((await api.send('POST', maps, { body, headers })).status).toBe(400)
    }
    expect(await longestStall(ask)).toBeLessThan(2 * generousMs)
  })

  it('costs what it is long: keys, repeated or not, in YAML', async () => {
    const keys = (count: number, distinct: number): string =>
      `metadata: {name: a}\ndata:\n${Array.from({ length: count }, (_, i) => `  k${i % distinct}: v\n`).join('')}`
    const timed = async (count: number, distinct: number): Promise<number> => {
      const start = processorTime()
      await api.send('POST', maps, { body: keys(count, distinct), headers: yaml })
      return processorTime() - start
    }
    await timed(2_000, 2_000)
    const [few, many, repeated] = [await timed(4_000, 4_000), await timed(32_000, 32_000), await timed(32_000, 1)]
    expect(many).toBeLessThan(30 * few)
    expect(repeated).toBeLessThan(30 * few)
  }, 30_000)

  it('is refused by its count: operations of a patch', async () => {
    const one = { op: 'add', path: '/metadata/labels/a', value: 'b' }
    const body = Array.from({ length: 10_001 }, () => one)
    const headers = { 'content-type': 'application/json-patch+json' }
    const ask = async (): Promise<void> => {
      expect((await api.send('PATCH', `${pods}/p0`, { body, headers })).status).toBe(413)
    }
    expect(await longestStall(ask)).toBeLessThan(generousMs)
  })
})
