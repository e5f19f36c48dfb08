import { resources, type corev1 } from '@orrery/api'
import { silentLogger, VirtualClock } from '@orrery/kit'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeApi } from '../testing/fake-api.js'
import { testPod } from '../testing/test-pod.js'
import { StatusWriter } from './status-writer.js'

const { pods } = resources.corev1

describe('the status writer', () => {
  let api: FakeApi
  let clock: VirtualClock
  let writer: StatusWriter
  let pod: corev1.Pod
  beforeEach(() => {
    api = new FakeApi()
    clock = new VirtualClock()
    writer = new StatusWriter(api.client(), clock, silentLogger)
    pod = api.put(pods, testPod('web'))
  })
  const stored = (): corev1.PodStatus | undefined => api.get(pods, 'web', 'default')?.status
  const writes = (): number => api.requests.filter((one) => one === 'status pods').length

  it('makes one write of the changes of one turn, and none of no change', async () => {
    writer.set(pod, { phase: 'Pending' })
    writer.set(pod, { phase: 'Running' })
    await clock.advance(0)
    expect([stored()?.phase, writes()]).toEqual(['Running', 1])
    writer.set(pod, { phase: 'Running' })
    await clock.advance(0)
    expect(writes()).toBe(1)
  })

  it('does not write what the server has already', async () => {
    writer.set({ ...pod, status: { phase: 'Running', hostIP: 'x' } }, { hostIP: 'x', phase: 'Running' })
    await clock.advance(0)
    expect(writes()).toBe(0)
  })

  it('writes over a conflict, and keeps what others added meanwhile', async () => {
    const gate = { type: 'example.com/gate', status: 'True' }
    api.put(pods, { ...pod, metadata: { ...pod.metadata, labels: { a: 'b' } }, status: { conditions: [gate] } })
    writer.set(pod, { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] })
    await clock.advance(10)
    expect(stored()).toEqual({ phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }, gate] })
    expect(api.get(pods, 'web', 'default')?.metadata.labels).toEqual({ a: 'b' })
  })

  it('leaves another pod of the same name alone', async () => {
    let gone = false
    api.put(pods, testPod('web', {}, { uid: 'second' }))
    writer.set(pod, { phase: 'Failed' })
    writer.finish(pod, () => (gone = true))
    await clock.advance(10)
    expect(gone).toBe(true)
    expect(stored()?.phase).toBeUndefined()
    expect(writer.current('uid-web')).toBeUndefined()
  })

  it('goes on when the server is back, with the newest only', async () => {
    api.away = true
    writer.set(pod, { phase: 'Pending' })
    await clock.advance(5000)
    writer.set(pod, { phase: 'Running' })
    expect(writer.current('uid-web')?.phase).toBe('Running')
    await clock.advance(60_000)
    const tried = writes()
    expect(tried).toBeLessThan(12)
    api.away = false
    await clock.advance(10_000)
    expect([stored()?.phase, writes() - tried]).toEqual(['Running', 1])
  })

  it('deletes a finished pod after its last status', async () => {
    let gone = false
    writer.set(pod, { phase: 'Succeeded' })
    writer.finish(pod, () => (gone = true))
    await clock.advance(0)
    expect(api.requests).toEqual(['status pods', 'delete pods'])
    expect([gone, stored()]).toEqual([true, undefined])
  })
})
