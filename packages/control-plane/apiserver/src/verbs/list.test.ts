import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { testApi, type Answer, type Json, type TestApi } from '../testing/test-api.js'

const maps = '/api/v1/namespaces/default/configmaps'

async function fill(api: TestApi, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name, i) => api.send('POST', maps, { body: { metadata: { name, labels: { i: `${i % 3}` } } } })))
}

function namesOf({ body }: Answer): string[] {
  return body.items.map((item: Json) => item.metadata.name)
}

const name = fc.stringMatching(/^[a-d]{1,3}$/)
const query = fc.constantFrom('', '&labelSelector=i%3D1', '&labelSelector=i', '&fieldSelector=metadata.name!%3Da')

test.prop([fc.uniqueArray(name, { maxLength: 25 }), fc.uniqueArray(name, { maxLength: 25 }), fc.integer({ min: 1, max: 7 }), query, fc.boolean()], {
  numRuns: 60,
  seed: 1,
})('pages cover the state of the first, whatever is written meanwhile', async (before, changed, limit, query, restart) => {
  let api = await testApi()
  await fill(api, before)
  const whole = await api.send('GET', `${maps}?${query}`)
  const seen: Json[] = []
  let token = ''
  do {
    const page = await api.send('GET', `${maps}?limit=${limit}${query}&continue=${token}`)
    expect(page.body.metadata.resourceVersion).toBe(whole.body.metadata.resourceVersion)
    seen.push(...page.body.items)
    token = page.body.metadata.continue ?? ''
    if (query === '' && token !== '') expect(page.body.metadata.remainingItemCount ?? whole.body.items.length - seen.length).toBe(whole.body.items.length - seen.length)
    const [next] = changed.splice(0, 1)
    if (next === undefined) continue
    const made = await api.send('POST', maps, { body: { metadata: { name: next, labels: { i: '1' } } } })
    if (made.status === 409) await api.send('DELETE', `${maps}/${next}`)
    if (restart) api = await testApi({ store: api.store })
  } while (token !== '')
  expect(seen).toEqual(whole.body.items)
})

describe('list', () => {
  it.each([
    ['i=1', 'i%3D1'],
    ['i in (0,2)', 'i+in+(0,2)'],
    ['i!=1', 'i!%3D1'],
    ['!i', '!i'],
  ])('finds by %s what a look at each would', async (_, selector) => {
    const api = await testApi()
    await fill(api, Array.from({ length: 30 }, (_, i) => `m${i}`.padEnd(4, '0')))
    const rules: Record<string, (i: string) => boolean> = {
      'i%3D1': (i) => i === '1',
      'i+in+(0,2)': (i) => i !== '1',
      'i!%3D1': (i) => i !== '1',
      '!i': () => false,
    }
    const all = await api.send('GET', maps)
    const expected = all.body.items.filter((item: Json) => rules[selector]?.(item.metadata.labels.i))
    expect((await api.send('GET', `${maps}?labelSelector=${selector}`)).body.items).toEqual(expected)
  })

  it('holds every part of a selector, within its namespace', async () => {
    const api = await testApi()
    await api.send('POST', '/api/v1/namespaces', { body: { metadata: { name: 'other' } } })
    const labels = [{ a: '1', b: '1' }, { a: '1', b: '2' }, { a: '2', b: '1' }]
    for (const namespace of ['default', 'other']) {
      for (const [i, each] of labels.entries()) {
        await api.send('POST', `/api/v1/namespaces/${namespace}/configmaps`, { body: { metadata: { name: `m${i}`, labels: each } } })
      }
      for (let i = 0; i < 20; i++) await api.send('POST', maps.replace('default', namespace), { body: { metadata: { name: `n${i}` } } })
    }
    expect(namesOf(await api.send('GET', `${maps}?labelSelector=a%3D1,b%3D1`))).toEqual(['m0'])
    expect(namesOf(await api.send('GET', '/api/v1/configmaps?labelSelector=a%3D1,b%3D1'))).toEqual(['m0', 'm0'])
    expect(namesOf(await api.send('GET', `${maps}?labelSelector=b%3D1&fieldSelector=metadata.name!%3Dm0`))).toEqual(['m2'])
  })

  it('reads the past exactly', async () => {
    const api = await testApi()
    await fill(api, ['a', 'b'])
    const { revision } = api.store
    await api.send('DELETE', `${maps}/a`)
    const past = `${maps}?resourceVersion=${revision}&resourceVersionMatch=Exact`
    const answer = await api.send('GET', past)
    expect([namesOf(answer), answer.body.metadata.resourceVersion]).toEqual([['a', 'b'], `${revision}`])
    await api.store.compact(api.store.revision)
    expect((await api.send('GET', past)).body).toMatchObject({ code: 410, message: 'The resourceVersion for the provided list is too old.' })
  })

  it('gives a token that goes on in the newest state when the old one is gone', async () => {
    const api = await testApi()
    await fill(api, ['a', 'b', 'c', 'd'])
    const first = await api.send('GET', `${maps}?limit=2`)
    await api.send('DELETE', `${maps}/c`)
    await api.store.compact(api.store.revision)
    const again = await testApi({ store: api.store })
    const expired = await again.send('GET', `${maps}?limit=2&continue=${first.body.metadata.continue}`)
    expect(expired.body).toMatchObject({ code: 410, reason: 'Expired' })
    const rest = await again.send('GET', `${maps}?limit=2&continue=${expired.body.metadata.continue}`)
    expect(namesOf(rest)).toEqual(['d'])
  })

  it('streams what is long, as the same JSON', async () => {
    const api = await testApi()
    const data = { a: 'x'.repeat(3000) }
    const names = Array.from({ length: 300 }, (_, i) => `m${i}`)
    await Promise.all(names.map((name) => api.send('POST', maps, { body: { metadata: { name }, data } })))
    const answer = await api.send('GET', maps)
    expect(answer.headers['content-length']).toBeUndefined()
    expect(namesOf(answer)).toEqual(names.toSorted())
  })

  it('keeps namespaces apart whose names begin alike', async () => {
    const api = await testApi()
    for (const name of ['n', 'n-1', 'n1']) {
      await api.send('POST', '/api/v1/namespaces', { body: { metadata: { name } } })
      await api.send('POST', `/api/v1/namespaces/${name}/configmaps`, { body: { metadata: { name: `of-${name}` } } })
    }
    expect(namesOf(await api.send('GET', '/api/v1/namespaces/n/configmaps'))).toEqual(['of-n'])
  })

  it('shows forms other than its own', async () => {
    const api = await testApi()
    await fill(api, ['a'])
    const as = (form: string): Promise<Answer> =>
      api.send('GET', maps, { headers: { accept: `application/json;as=${form};v=v1;g=meta.k8s.io,application/json` } })
    expect((await as('Table')).body).toMatchObject({ kind: 'Table', rows: [{ cells: ['a', 0, '0s'] }] })
    expect((await as('PartialObjectMetadataList')).body.items[0]).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'a' } })
    const yaml = await api.send('GET', `${maps}/a`, { headers: { accept: 'application/yaml' } })
    expect(yaml.text).toMatch(/^apiVersion: v1\nkind: ConfigMap\n/)
    const pretty = await api.send('GET', `${maps}/a?pretty=true`)
    expect(pretty.text).toMatch(/^{\n {2}"kind": "ConfigMap",\n/)
  })
})
