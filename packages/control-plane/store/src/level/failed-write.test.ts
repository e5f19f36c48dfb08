import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { put, putOf, write } from '../conformance/plain.js'
import { openOnBrokenDisk } from './fixtures/broken-disk.js'
import { openLevelStore } from './open-level-store.js'

let directory = ''

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'orrery-broken-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true })
})

describe('a write that fails', () => {
  it('is fatal: nobody sees it, nothing is acknowledged from then on', async () => {
    const fatal: Error[] = []
    const store = await openOnBrokenDisk({ directory, onFatal: (error) => fatal.push(error) })
    const told: unknown[] = []
    store.observe((events) => told.push(...events))
    const commits = [put(store, 'a', '1'), put(store, 'b', '1')]
    const conflict = store.commit(write([putOf('a', '2')], [], [{ key: 'a', revision: 0 }]))
    for (const commit of [...commits, conflict]) await expect(commit).rejects.toThrow('no space')
    expect(fatal.map((error) => [error.message, String(error.cause)])).toEqual([
      ['the store could not be written to disk', 'Error: no space'],
    ])
    await expect(put(store, 'c', '1')).rejects.toThrow('no space')
    expect([store.revision, told, await store.get('a')]).toEqual([0, [], undefined])
    await store.close()
    const again = await openLevelStore({ directory })
    expect(again.revision).toBe(0)
    await again.close()
  })

  it('ends the process', { timeout: 30_000 }, async () => {
    const script = fileURLToPath(new URL('fixtures/broken-disk.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', script, directory], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code).toBe(1)
    expect(said).toContain('the store could not be written to disk')
  })
})
