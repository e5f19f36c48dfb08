import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { put } from '../conformance/plain.js'
import { openDatabase } from './database.js'
import { Layout } from './layout.js'
import { openLevelStore } from './open-level-store.js'
import { readLoggedEvents } from './read-events.js'

it('reads the log no further than it is asked, though more may already be on disk', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'orrery-log-'))
  const store = await openLevelStore({ directory })
  for (const key of ['a', 'b', 'a', 'a', 'b', 'a']) await put(store, key, 'x')
  await store.close()
  const db = await openDatabase(directory)
  const page = await readLoggedEvents(db, new Layout(1), { after: 1, upTo: 4, prefix: 'a' })
  expect([page.events.map((event) => event.revision), page.through]).toEqual([[3, 4], 4])
  await db.close()
  await rm(directory, { recursive: true })
})
