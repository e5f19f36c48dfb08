import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DirectoryInUse } from './database.js'
import type { Acknowledged } from './fixtures/crash-writer.js'
import { openLevelStore } from './open-level-store.js'

const writer = fileURLToPath(new URL('fixtures/crash-writer.ts', import.meta.url))
let directory = ''

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'orrery-crash-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true })
})

function start(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', writer, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Lets the writer acknowledge at least so many commits, kills it and returns them all. */
async function killAfter(child: ChildProcess, commits: number): Promise<Acknowledged[]> {
  let text = ''
  const exited = once(child, 'close')
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    if (text.split('\n').length > commits) child.kill('SIGKILL')
  })
  expect((await exited)[1]).toBe('SIGKILL')
  const whole = text.slice(0, text.lastIndexOf('\n')).split('\n')
  return whole.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Acknowledged)
}

describe('a process killed in the middle of its writes', () => {
  it('has lost nothing that was acknowledged, and continues', { timeout: 60_000 }, async () => {
    const acknowledged: Acknowledged[] = []
    for (const commits of [150, 700, 400]) {
      acknowledged.push(...(await killAfter(start(), commits)))
      const store = await openLevelStore({ directory })
      const newest = acknowledged.at(-1)?.revision ?? 0
      expect(store.revision).toBeGreaterThanOrEqual(Math.max(newest, ...acknowledged.map(({ revision }) => revision)))
      for (const { key, revision, n } of acknowledged) {
        const entry = await store.get(key, { revision })
        expect(n === null ? entry : entry && [entry.revision, entry.extract.uid]).toEqual(
          n === null ? undefined : [revision, String(n)],
        )
      }
      const seen = new Set<number>()
      for await (const batch of store.watch({ prefix: '', fromRevision: 0 })) {
        for (const { revision } of batch) seen.add(revision)
        if (seen.has(store.revision)) break
      }
      expect(seen.size).toBe(store.revision)
      await store.close()
    }
    expect(new Set(acknowledged.map(({ revision }) => revision)).size).toBe(acknowledged.length)
  })

  it('keeps a second process out while it lives', { timeout: 60_000 }, async () => {
    const child = start()
    await once(child.stdout ?? child, 'data')
    await expect(openLevelStore({ directory })).rejects.toThrow(DirectoryInUse)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const store = await openLevelStore({ directory })
    await expect(openLevelStore({ directory })).rejects.toThrow(`${directory} is in use by another store`)
    await store.close()
  })
})
