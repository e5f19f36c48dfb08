import { resources, type ApiObject } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { FakeServer } from '../../conformance/fake-server.js'
import { createClient } from './create-client.js'
import { listAll } from './list-all.js'

function filled(count: number): FakeServer {
  const server = new FakeServer()
  for (let n = 0; n < count; n++) server.write(`pod-${n}`)
  return server
}

const podsOf = (server: FakeServer) =>
  createClient(server.transport, { userAgent: 'test' }).resource<ApiObject>(resources.corev1.pods, 'default')

describe('listAll', () => {
  it('joins the pages', async () => {
    const server = filled(1_200)
    const list = await listAll(podsOf(server), { resourceVersion: '0' })
    expect(list.items).toHaveLength(1_200)
    expect(list.metadata.resourceVersion).toBe('1300')
    expect(server.requests).toHaveLength(3)
    expect(server.requests[1]).not.toContain('resourceVersion')
  })

  it('lists everything once more when a page expires', async () => {
    const server = filled(1_200)
    const pods = podsOf(server)
    const all = await listAll({
      ...pods,
      list: (options) => {
        if (options?.continue !== undefined) {
          server.write('late')
          server.compact()
        }
        return pods.list(options)
      },
    })
    expect(all.items).toHaveLength(1_201)
    expect(all.metadata.resourceVersion).toBe('1301')
  })
})
