import { VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import { filterPlugins } from '../registry.js'
import { aPodInfo } from '../testing/objects.js'
import { SchedulingQueue } from './scheduling-queue.js'

function setup() {
  const clock = new VirtualClock()
  const seen = { active: 0 }
  const queue = new SchedulingQueue({ clock, filters: filterPlugins, onActive: () => seen.active++ })
  return { clock, queue, seen }
}
const resources = new Set(['PodFitsResources'])

it('gives the greater priority first, then whoever came first', async () => {
  const { clock, queue } = setup()
  const pods = [aPodInfo(), aPodInfo({ priority: 5 }), aPodInfo()]
  for (const pod of pods) {
    queue.add(pod)
    await clock.advance(1)
  }
  expect([queue.pop(), queue.pop(), queue.pop()].map((one) => pods.findIndex((pod) => pod === one?.info))).toEqual([1, 0, 2])
  expect(queue.pop()).toBeUndefined()
})

it('wakes a pod only by events that its rejecting plugins care about, and not before its back-off', async () => {
  const { clock, queue } = setup()
  const pod = aPodInfo()
  queue.add(pod)
  queue.pop()
  queue.unschedulable(pod.uid, new Set(['PodSelectorMatches']))
  queue.notify('pod-removed')
  await clock.advance(60_000)
  expect(queue.pop()).toBeUndefined()
  queue.notify('node-changed')
  expect(queue.pop()?.attempts).toBe(2)
  queue.unschedulable(pod.uid, resources)
  queue.notify('pod-removed')
  expect(queue.pop()).toBeUndefined()
  await clock.advance(2_000)
  expect(queue.pop()?.attempts).toBe(3)
})

it('backs off 1, 2, 4, 8, 10, 10 seconds', async () => {
  const { clock, queue } = setup()
  const pod = aPodInfo()
  queue.add(pod)
  queue.pop()
  for (const seconds of [1, 2, 4, 8, 10, 10]) {
    queue.retry(pod.uid)
    await clock.advance(seconds * 1000 - 1)
    expect(queue.pop()).toBeUndefined()
    await clock.advance(1)
    expect(queue.pop()?.info).toBe(pod)
  }
})

it('looks again at a pod that was changed, and at any after five minutes', async () => {
  const { clock, queue } = setup()
  const pod = aPodInfo()
  queue.add(pod)
  queue.pop()
  queue.unschedulable(pod.uid, resources)
  queue.add({ ...pod, pod: { ...pod.pod, status: { phase: 'Pending' } } })
  await clock.advance(10_000)
  expect(queue.pop()).toBeUndefined()
  const changed = { ...pod, pod: { ...pod.pod, spec: { ...pod.pod.spec, nodeSelector: {} } } }
  queue.add(changed)
  expect(queue.pop()?.info).toBe(changed)
  queue.unschedulable(pod.uid, resources)
  await clock.advance(4 * 60_000)
  expect(queue.pop()).toBeUndefined()
  await clock.advance(2 * 60_000)
  expect(queue.pop()?.info).toBe(changed)
  queue.stop()
  expect(clock.pending).toBe(0)
})

it('forgets removed pods wherever they are', async () => {
  const { clock, queue } = setup()
  const [active, waiting] = [aPodInfo(), aPodInfo()]
  queue.add(waiting)
  queue.pop()
  queue.retry(waiting.uid)
  queue.add(active)
  queue.remove(active.uid)
  queue.remove(waiting.uid)
  await clock.advance(20_000)
  expect([queue.pop(), queue.size]).toEqual([undefined, 0])
})
