import type { ApiClient } from '@orrery/client'
import { expect, it } from 'vitest'
import { discoverResources } from './discover-resources.js'

const resource = (name: string, kind: string, verbs = ['delete', 'list']) => ({
  name,
  kind,
  namespaced: true,
  singularName: '',
  verbs,
})

function clientOf(replies: Readonly<Record<string, unknown>>): ApiClient {
  const raw = (path: string): Promise<unknown> =>
    path in replies ? Promise.resolve(replies[path]) : Promise.reject(new Error(`no answer from ${path}`))
  return { raw } as unknown as ApiClient
}

const groups = {
  groups: [
    {
      name: 'batch',
      versions: [{ version: 'v1beta1' }, { version: 'v1' }],
      preferredVersion: { version: 'v1' },
    },
    { name: 'broken.example.com', versions: [{ version: 'v1' }] },
  ],
}
const replies = {
  '/apis': groups,
  '/api/v1': { resources: [resource('pods', 'Pod'), resource('pods/status', 'Pod', ['get'])] },
  '/apis/batch/v1': { resources: [resource('jobs', 'Job')] },
  '/apis/batch/v1beta1': { resources: [resource('jobs', 'Job'), resource('oldjobs', 'OldJob')] },
}

it('finds each resource once, in the preferred version where it is there, and no subresources', async () => {
  const { resources } = await discoverResources(clientOf(replies))
  expect(resources.map(({ ref }) => `${ref.group}/${ref.version}/${ref.plural}`)).toEqual([
    '/v1/pods',
    'batch/v1/jobs',
    'batch/v1beta1/oldjobs',
  ])
  expect(resources[0]).toEqual({
    ref: { group: '', version: 'v1', plural: 'pods', kind: 'Pod', namespaced: true },
    verbs: ['delete', 'list'],
  })
})

it('tells which group versions do not answer, and fails only without the groups', async () => {
  expect((await discoverResources(clientOf(replies))).failures).toEqual([
    { groupVersion: 'broken.example.com/v1', message: 'no answer from /apis/broken.example.com/v1' },
  ])
  await expect(discoverResources(clientOf({}))).rejects.toThrow('no answer from /apis')
  expect((await discoverResources(clientOf({ ...replies, '/api/v1': 'nonsense' }))).resources).toHaveLength(2)
})
