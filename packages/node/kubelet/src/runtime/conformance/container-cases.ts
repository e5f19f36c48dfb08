import { expect } from 'vitest'
import { statusIn } from './bench.js'
import { containerConfig, type Case } from './subject.js'

export const containerCases: readonly Case[] = [
  {
    name: 'gives back what a container was made from',
    async run({ runtime, started, when, subject }) {
      const { id, pod, sandboxId } = await started('a', { name: 'web', attempt: 2, hash: 'f00d' })
      const status = await when(id, 'running')
      expect(status).toMatchObject({ id, sandboxId, pod, name: 'web', attempt: 2, hash: 'f00d', image: subject.image })
      expect(status.startedAt).toBeGreaterThan(0)
      expect(status.imageId).not.toBe('')
      expect(await runtime.listContainers({ podUid: pod.uid })).toHaveLength(1)
    },
  },
  {
    name: 'tells how a container ended',
    async run({ started, when }) {
      const good = await started('a', { command: ['true'] })
      const bad = await started('b', { command: ['sh', '-c', 'exit 3'] })
      expect(await when(good.id, 'exited')).toMatchObject({ exitCode: 0, reason: 'Completed' })
      const status = await when(bad.id, 'exited')
      expect(status).toMatchObject({ exitCode: 3, reason: 'Error' })
      expect(status.finishedAt).toBeGreaterThanOrEqual(status.startedAt ?? Infinity)
    },
  },
  {
    name: 'stops a container that ends when asked, and may be asked to again',
    async run({ runtime, started, when }) {
      const { id } = await started('a', { command: ['sh', '-c', 'sleep 600 & trap "exit 143" TERM; wait'] })
      await when(id, 'running')
      await runtime.stopContainer(id, 10)
      expect(statusIn(await runtime.listContainers(), id)).toMatchObject({ state: 'exited' })
      await runtime.stopContainer(id, 10)
    },
  },
  {
    name: 'kills a container that does not end in time',
    async run({ runtime, started, when }) {
      const annotations = { 'hollow.orrery.dev/stop-after': 'never' }
      const { id } = await started('a', { command: ['sleep', '600'], annotations })
      await when(id, 'running')
      await runtime.stopContainer(id, 1)
      expect(statusIn(await runtime.listContainers(), id)).toMatchObject({ state: 'exited', exitCode: 137 })
    },
  },
  {
    name: 'removes a container, and may be asked to again',
    async run({ runtime, started }) {
      const { id, pod } = await started('a', {})
      await runtime.removeContainer(id)
      await runtime.removeContainer(id)
      await runtime.stopContainer(id, 0)
      expect(await runtime.listContainers({ podUid: pod.uid })).toEqual([])
    },
  },
  {
    name: 'refuses an image that is not there, and says which',
    async run({ runtime, sandbox, subject }) {
      const { id, pod } = await sandbox('a')
      expect(await runtime.imageStatus(subject.missingImage)).toBeUndefined()
      await expect(runtime.pullImage(subject.missingImage)).rejects.toThrow()
      const made = runtime.createContainer(id, containerConfig(pod, subject.missingImage, {}))
      await expect(made).rejects.toThrow(subject.missingImage)
    },
  },
  {
    name: 'tells soon that something of a pod changed',
    async run({ runtime, started, when }) {
      const changed = new Set<string>()
      const end = runtime.subscribe((uid) => changed.add(uid))
      // The listener is on its way: what changed before it was there is not told.
      let last = ''
      for (let tries = 0; tries < 20 && !changed.has(last); tries++) {
        const { id, pod } = await started('a', { command: ['true'] })
        last = pod.uid
        await when(id, 'exited')
      }
      end()
      expect(changed).toContain(last)
    },
  },
]
