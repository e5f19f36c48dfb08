import { silentLogger } from '@orrery/kit'
import { MemoryStore, type Commit, type CommitResult, type Page, type RangeQuery } from '@orrery/store'
import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const maps = '/api/v1/namespaces/default/configmaps'

/** A store that can be told to fail. */
class FailingStore extends MemoryStore {
  failing = false

  override commit(commit: Commit): Promise<CommitResult> {
    return this.failing ? Promise.reject(new Error('disk full')) : super.commit(commit)
  }

  override range(query: RangeQuery): Promise<Page> {
    return this.failing ? Promise.reject(new Error('disk gone')) : super.range(query)
  }
}

it('turns what fails inside into a 500 Status and a line in the log, and goes on', async () => {
  const lines: object[] = []
  const logger = { ...silentLogger, error: (fields: object) => void lines.push(fields) }
  const store = new FailingStore()
  const api = await testApi({ store, logger })
  await api.send('POST', maps, { body: { metadata: { name: 'a' } } })
  const { revision } = store
  store.failing = true
  const failed = await api.send('POST', maps, { body: { metadata: { name: 'b' } } })
  expect(failed.body).toMatchObject({ code: 500, reason: 'InternalError', message: 'Internal error occurred: disk full' })
  const past = await api.send('GET', `${maps}?resourceVersion=${revision - 1}&resourceVersionMatch=Exact`)
  expect(past.body).toMatchObject({ code: 500, message: 'Internal error occurred: disk gone' })
  expect(lines).toMatchObject([{ method: 'POST', target: maps }, { method: 'GET' }])
  expect((await api.send('GET', `${maps}/a`)).status).toBe(200)
  store.failing = false
  expect((await api.send('POST', maps, { body: { metadata: { name: 'b' } } })).status).toBe(201)
  expect(store.revision).toBe(revision + 1)
})

it('answers 500 where a body breaks off, and writes nothing', async () => {
  const api = await testApi()
  const { revision } = api.store
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"metadata":')
    await Promise.resolve()
    throw new Error('connection lost')
  }
  const { status } = await api.server.handler({
    method: 'POST',
    target: maps,
    headers: {},
    peer: { address: '127.0.0.1', secure: false },
    signal: AbortSignal.abort(),
    body: broken(),
  })
  expect([status, api.store.revision]).toEqual([500, revision])
})
