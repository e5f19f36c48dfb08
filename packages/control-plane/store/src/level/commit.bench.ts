import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Level } from 'level'
import { bench, describe } from 'vitest'
import { putOf, write } from '../conformance/plain.js'
import { GroupCommit } from './group-commit.js'
import { openLevelStore } from './open-level-store.js'

const text = JSON.stringify({ metadata: { name: 'pod' }, data: 'x'.repeat(970) })
const extract = { uid: '6f1c2d3e-0000-4000-8000-000000000000', labels: { app: 'web' } }
const perIteration = 2048

/** Lets so many writers make so many writes together, each waiting for its own before the next. */
async function drive(writers: number, writes: number, one: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const writer = async (): Promise<void> => {
    while (next < writes) await one(next++)
  }
  await Promise.all(Array.from({ length: writers }, writer))
}

interface Bare {
  key: Buffer
  value: Buffer
}

async function openBare(directory: string): Promise<{ put: (row: Bare) => Promise<void>; close: () => Promise<void> }> {
  const db = new Level<Buffer, Buffer>(directory, { keyEncoding: 'buffer', valueEncoding: 'buffer' })
  await db.open()
  const queue = new GroupCommit<Bare>(async (rows) => {
    const batch = db.batch()
    for (const { key, value } of rows) batch.put(key, value)
    await batch.write({ sync: true })
  })
  return { put: (row) => queue.push(row), close: () => db.close() }
}

const directory = mkdtempSync(join(tmpdir(), 'orrery-bench-'))
process.on('exit', () => rmSync(directory, { recursive: true }))
const bare = await openBare(join(directory, 'bare'))
const store = await openLevelStore({ directory: join(directory, 'store') })
const value = Buffer.from(text)
let name = 0

/** What the store adds (guards, history, log, index) is the ratio of the two, on one machine in one run. */
for (const [writers, writes] of [[64, perIteration], [1, perIteration / 16]] as const) {
  describe(`${writes} synced commits of 1 KiB by ${writers} writers`, () => {
    bench('LevelDB: a queue and a synced batch', async () => {
      await drive(writers, writes, () => bare.put({ key: Buffer.from(`/registry/pods/${name++}`), value }))
    })

    bench('LevelStore', async () => {
      await drive(writers, writes, () => {
        const key = `/registry/pods/${name++}`
        return store.commit(write([putOf(key, text, extract)], [], [{ key, revision: 0 }]))
      })
    })
  })
}
