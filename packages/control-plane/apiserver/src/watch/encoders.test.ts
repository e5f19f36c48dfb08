import { apiVersionOf, kinds } from '@orrery/api'
import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const query = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&labelSelector=no'

it('prints the bookmark of every kind that is watched', async () => {
  const api = await testApi()
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io'
  for (const { ref } of kinds.filter(({ verbs }) => verbs.includes('watch'))) {
    const path = `${ref.group === '' ? '/api' : '/apis'}/${apiVersionOf(ref)}/${ref.plural}`
    const events = await api.watch(`${path}?${query}`, { accept })
    const { type, object } = await events.next()
    await events.close()
    expect([path, type, object]).toMatchObject([path, 'BOOKMARK', { kind: 'Table', rows: [{ object: { kind: 'PartialObjectMetadata' } }] }])
    const { rows, columnDefinitions } = object as unknown as { rows: { cells: unknown[] }[]; columnDefinitions: unknown[] }
    expect([path, rows[0]?.cells.length]).toEqual([path, columnDefinitions.length])
  }
})
