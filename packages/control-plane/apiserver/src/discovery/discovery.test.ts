import { describe, expect, it } from 'vitest'
import type { Request, Response } from '@orrery/transport'
import { defaultOptions } from '../options.js'
import type { Exchange } from '../request/exchange.js'
import { discovery } from './discovery.js'

const handler = discovery()

function ask(target: string, headers: Record<string, string> = {}): Promise<Response> | undefined {
  const request: Request = {
    method: 'GET',
    target,
    headers,
    peer: { address: 'memory', secure: false },
    signal: new AbortController().signal,
  }
  const query = new URLSearchParams()
  return handler({ request, path: target, query, services: { options: defaultOptions } } as unknown as Exchange)
}

async function json<T>(target: string, headers: Record<string, string> = {}): Promise<T> {
  const response = await ask(target, headers)
  return JSON.parse(Buffer.from((response?.body ?? new Uint8Array()) as Uint8Array).toString()) as T
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

  it.each(['/api/v2', '/apis/nope', '/apis/apps/v9', '/api/v1/pods', '/version'])('leaves %s to others', (path) => {
    expect(ask(path)).toBeUndefined()
  })
})

describe('aggregated discovery', () => {
  const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json'

  it('gives everything at once to clients that ask for it', async () => {
    const response = await ask('/apis', { accept })
    expect(response?.headers['content-type']).toBe('application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList')
    const list = await json<{ items: { metadata: { name: string }; versions: object[] }[] }>('/apis', { accept })
    const apps = list.items.find(({ metadata }) => metadata.name === 'apps')
    expect(apps?.versions).toMatchObject([{ version: 'v1', freshness: 'Current' }])
  })

  it('is not preferred to what the client names first', async () => {
    expect(await json('/api', { accept: 'application/json,' + accept })).toMatchObject({ kind: 'APIVersions' })
  })
})

it('answers 304 to a client that has the document', async () => {
  const first = await ask('/apis')
  const again = await ask('/apis', { 'if-none-match': String(first?.headers['etag']) })
  expect(again?.status).toBe(304)
})
