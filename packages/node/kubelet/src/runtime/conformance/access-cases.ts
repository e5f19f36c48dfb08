import type { Duplex } from 'node:stream'
import { systemClock } from '@orrery/kit'
import { expect } from 'vitest'
import type { LogEntry } from '../contract.js'
import type { Case } from './subject.js'

async function texts(entries: AsyncIterable<LogEntry>): Promise<string[]> {
  const result: string[] = []
  for await (const { stream, bytes } of entries) result.push(`${stream}: ${Buffer.from(bytes).toString()}`)
  return result
}

async function readAll(stream: Duplex): Promise<string> {
  let text = ''
  for await (const chunk of stream as AsyncIterable<Buffer>) text += chunk.toString()
  return text
}

const printing = ['sh', '-c', 'echo one; echo two; echo three; exit 0']

export const accessCases: readonly Case[] = [
  {
    name: 'keeps what a container printed, with its time',
    async run({ runtime, started, when }) {
      const { id } = await started('a', { command: printing })
      await when(id, 'exited')
      expect(await texts(runtime.logs(id))).toEqual(['stdout: one\n', 'stdout: two\n', 'stdout: three\n'])
      expect(await texts(runtime.logs(id, { tailLines: 1 }))).toEqual(['stdout: three\n'])
      expect(await texts(runtime.logs(id, { tailLines: 0 }))).toEqual([])
      expect(await texts(runtime.logs(id, { since: systemClock.now() + 60_000 }))).toEqual([])
      for await (const { time } of runtime.logs(id)) expect(time).toMatch(/^\d{4}-\d\d-\d\dT.*\.\d+Z$/)
    },
  },
  {
    name: 'follows a container until it ends',
    async run({ runtime, started }) {
      const { id } = await started('a', { command: ['sh', '-c', 'echo begun; sleep 1; echo done'] })
      expect(await texts(runtime.logs(id, { follow: true }))).toEqual(['stdout: begun\n', 'stdout: done\n'])
    },
  },
  {
    name: 'ends a follower that gives up',
    async run({ runtime, started }) {
      const { id } = await started('a', { command: ['sh', '-c', 'echo begun; sleep 600'] })
      const giveUp = new AbortController()
      const seen: string[] = []
      for await (const { bytes } of runtime.logs(id, { follow: true, signal: giveUp.signal })) {
        seen.push(Buffer.from(bytes).toString())
        giveUp.abort()
      }
      expect(seen).toEqual(['begun\n'])
    },
  },
  {
    name: 'runs a command inside and gives its exit code and output',
    async run({ runtime, started, when }) {
      const { id } = await started('a', {})
      await when(id, 'running')
      expect(await runtime.execSync(id, ['true'], 5000)).toEqual({ exitCode: 0, output: '' })
      expect(await runtime.execSync(id, ['sh', '-c', 'echo bad; exit 4'], 5000)).toEqual({ exitCode: 4, output: 'bad\n' })
      expect((await runtime.execSync(id, ['sleep', '30'], 300)).exitCode).toBeUndefined()
    },
  },
  {
    name: 'sees in a command what the container did',
    async run({ runtime, started, when }) {
      const { id } = await started('a', { command: ['sh', '-c', 'touch /tmp/healthy; sleep 600'] })
      await when(id, 'running')
      await systemClock.sleep(200)
      expect((await runtime.execSync(id, ['cat', '/tmp/healthy'], 5000)).exitCode).toBe(0)
      expect((await runtime.execSync(id, ['cat', '/tmp/nothing'], 5000)).exitCode).toBe(1)
    },
  },
  {
    name: 'connects to a port that is listened on, and to no other',
    async run({ runtime, started, when }) {
      const { id, pod } = await started('web', { command: ['httpd', '-f', '-p', '8080', '-h', '/'], ports: [8080] })
      await when(id, 'running')
      await systemClock.sleep(300)
      const stream = await runtime.dial(pod.uid, 8080)
      stream.write('GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n')
      expect(await readAll(stream)).toMatch(/^HTTP\/1\.[01] \d{3} /)
      await expect(runtime.dial(pod.uid, 8081)).rejects.toThrow('connection refused')
    },
  },
  {
    name: 'counts what running containers use',
    async run({ runtime, started, when }) {
      const { id, pod } = await started('a', { name: 'main' })
      await when(id, 'running')
      const [one] = await runtime.stats({ podUid: pod.uid })
      expect(one).toMatchObject({ id, name: 'main', pod })
      expect(one?.memoryWorkingSetBytes).toBeGreaterThanOrEqual(0)
    },
  },
]
