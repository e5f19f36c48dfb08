import { expect } from 'vitest'
import { sandboxConfig, type Case } from './subject.js'

export const sandboxCases: readonly Case[] = [
  {
    name: 'gives each sandbox an address of the range, and lists it with its pod',
    async run({ runtime, sandbox }) {
      const a = await sandbox('a')
      const b = await sandbox('b')
      const listed = await runtime.listPodSandboxes()
      const [first, second] = [a, b].map(({ id }) => listed.find((one) => one.id === id))
      expect(first).toMatchObject({ pod: a.pod, attempt: 0, ready: true, hostNetwork: false })
      expect(first?.ips[0]).toMatch(/^10\.245\.7\.\d+$/)
      expect(second?.ips[0]).toMatch(/^10\.245\.7\.\d+$/)
      expect(first?.ips).not.toEqual(second?.ips)
    },
  },
  {
    name: 'lists one pod alone when asked to',
    async run({ runtime, sandbox }) {
      const a = await sandbox('a')
      await sandbox('b')
      const listed = await runtime.listPodSandboxes({ podUid: a.pod.uid })
      expect(listed.map((one) => one.id)).toEqual([a.id])
    },
  },
  {
    name: 'stops a sandbox with its containers, and may be asked to again',
    async run({ runtime, started, when }) {
      const { id, sandboxId, pod } = await started('a', {})
      await runtime.stopPodSandbox(sandboxId)
      await runtime.stopPodSandbox(sandboxId)
      expect((await when(id, 'exited')).exitCode).toBe(137)
      expect((await runtime.listPodSandboxes({ podUid: pod.uid }))[0]).toMatchObject({ ready: false, ips: [] })
    },
  },
  {
    name: 'removes a sandbox with its containers, and may be asked to again',
    async run({ runtime, started }) {
      const { sandboxId, pod } = await started('a', {})
      await runtime.removePodSandbox(sandboxId)
      await runtime.removePodSandbox(sandboxId)
      expect(await runtime.listPodSandboxes({ podUid: pod.uid })).toEqual([])
      expect(await runtime.listContainers({ podUid: pod.uid })).toEqual([])
    },
  },
  {
    name: 'makes another sandbox of the same pod beside the old one',
    async run({ runtime, sandbox }) {
      const { id, pod } = await sandbox('a')
      await runtime.stopPodSandbox(id)
      await runtime.runPodSandbox(sandboxConfig(pod, 1))
      const listed = await runtime.listPodSandboxes({ podUid: pod.uid })
      expect(new Map(listed.map((one) => [one.attempt, one.ready]))).toEqual(new Map([[0, false], [1, true]]))
    },
  },
  {
    name: 'shows nothing of another node, and cleans up only its own',
    async run({ runtime, subject, sandbox }) {
      const mine = await sandbox('mine')
      const other = await subject.runtime('other')
      expect(await other.listPodSandboxes()).toEqual([])
      await other.cleanup()
      expect(await runtime.listPodSandboxes({ podUid: mine.pod.uid })).toHaveLength(1)
    },
  },
]
