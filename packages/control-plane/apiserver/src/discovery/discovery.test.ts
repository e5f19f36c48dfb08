import { describe, expect, it } from 'vitest'
import { testApi, type Answer, type TestApiOptions } from '../testing/test-api.js'

async function ask(target: string, headers: Record<string, string> = {}, method = 'GET', options: TestApiOptions = {}): Promise<Answer> {
  return (await testApi(options)).send(method, target, { headers })
}

async function json<T>(target: string, headers: Record<string, string> = {}): Promise<T> {
  return (await ask(target, headers)).body as T
}

describe('plain discovery', () => {
  it('says where the core group is, without an apiVersion as upstream', async () => {
    expect(await json('/api')).toEqual({
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: '127.0.0.1:6443' }],
    })
    expect(await json('/api/')).toMatchObject({ kind: 'APIVersions' })
  })

  it('lists resources in order of their names, with upstream hashes', async () => {
    const list = await json<{ apiVersion?: string; resources: { name: string }[] }>('/api/v1')
    const names = list.resources.map(({ name }) => name)
    expect(list.apiVersion).toBeUndefined()
    expect(names).toEqual(names.toSorted())
    expect(list.resources.find(({ name }) => name === 'pods')).toEqual({
      name: 'pods',
      singularName: 'pod',
      namespaced: true,
      kind: 'Pod',
      verbs: ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'],
      shortNames: ['po'],
      categories: ['all'],
      storageVersionHash: 'xPOwRZ+Yhw8=',
    })
    expect(list.resources.find(({ name }) => name === 'pods/eviction')).toEqual({
      name: 'pods/eviction',
      singularName: '',
      namespaced: true,
      group: 'policy',
      version: 'v1',
      kind: 'Eviction',
      verbs: ['create'],
    })
  })

  it('lists groups without the core group, and each group', async () => {
    const list = await json<{ groups: { name: string }[] }>('/apis')
    expect(list.groups.slice(0, 2).map(({ name }) => name)).toEqual(['apiregistration.k8s.io', 'apps'])
    expect(await json('/apis/autoscaling')).toEqual({
      kind: 'APIGroup',
      apiVersion: 'v1',
      name: 'autoscaling',
      versions: [
        { groupVersion: 'autoscaling/v2', version: 'v2' },
        { groupVersion: 'autoscaling/v1', version: 'v1' },
      ],
      preferredVersion: { groupVersion: 'autoscaling/v2', version: 'v2' },
    })
  })

  it('is YAML for those who ask for it, and nothing else', async () => {
    expect((await ask('/apis/apps', { accept: 'application/yaml' })).text).toMatch(/^apiVersion: v1\nkind: APIGroup\nname: apps\n/)
    expect((await ask('/api/v1', { accept: 'text/html' })).status).toBe(406)
  })

  it('may not be kept, and is for GET alone, but for groups', async () => {
    const { headers } = await ask('/api/v1')
    expect(headers).toMatchObject({ 'cache-control': 'no-cache, private' })
    expect(headers).not.toHaveProperty('etag')
    for (const path of ['/api', '/api/v1', '/apis/apps/v1']) expect((await ask(path, {}, 'POST')).body).toMatchObject({ code: 405 })
    expect((await ask('/apis', {}, 'POST')).body).toMatchObject({ kind: 'APIGroupList' })
    expect((await ask('/apis/apps', {}, 'PUT')).body).toMatchObject({ kind: 'APIGroup' })
  })

  it.each([
    ['/api/v2', 'Status'],
    ['/apis/apps/v9', 'Status'],
    ['/apis/nope', undefined],
    ['/apis/nope/v1', undefined],
  ])('%s is not there', async (path, kind) => {
    const { status, body, text } = await ask(path)
    expect([status, body?.kind]).toEqual([404, kind])
    if (kind === undefined) expect(text).toBe('404 page not found\n')
  })
})

describe('aggregated discovery', () => {
  const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json'

  it('gives everything at once to clients that ask for it', async () => {
    const response = await ask('/apis', { accept })
    expect(response.headers['content-type']).toBe('application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList')
    const list = await json<{ items: { metadata: { name: string }; versions: object[] }[] }>('/apis', { accept })
    const apps = list.items.find(({ metadata }) => metadata.name === 'apps')
    expect(apps?.versions).toMatchObject([{ version: 'v1', freshness: 'Current' }])
  })

  it('says group and version of a kind only where they are not the resource’s own', async () => {
    const list = await json<{ items: [{ versions: [{ resources: { resource: string; subresources: object[] }[] }] }] }>('/api', { accept })
    const pods = list.items[0].versions[0].resources.find(({ resource }) => resource === 'pods')
    expect(pods).toMatchObject({ responseKind: { group: '', version: '', kind: 'Pod' } })
    const eviction = { subresource: 'eviction', responseKind: { group: 'policy', version: 'v1', kind: 'Eviction' }, verbs: ['create'] }
    expect(pods?.subresources).toContainEqual(eviction)
  })

  it('is YAML, too, and never at /apis/', async () => {
    const yaml = await ask('/apis', { accept: 'application/yaml;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList' })
    expect(yaml.text).toMatch(/^apiVersion: apidiscovery\.k8s\.io\/v2\nitems:\n- metadata:/)
    expect(await json('/apis/', { accept })).toMatchObject({ kind: 'APIGroupList' })
  })

  it('is not preferred to what the client names first', async () => {
    expect(await json('/api', { accept: 'application/json,' + accept })).toMatchObject({ kind: 'APIVersions' })
  })
})

it('answers 304 to a client that has the document', async () => {
  const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'
  const first = await ask('/apis', { accept })
  const again = await ask('/apis', { accept, 'if-none-match': String(first.headers['etag']) })
  expect([first.headers['cache-control'], again.status]).toEqual(['public', 304])
})
