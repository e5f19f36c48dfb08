import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeStore, type SubjectFactory } from '../conformance/index.js'
import type { RecentEventsLimits } from '../live/recent-events.js'
import { openLevelStore } from './open-level-store.js'

function inDirectory(recentEvents?: RecentEventsLimits): SubjectFactory {
  return async (options) => {
    const directory = await mkdtemp(join(tmpdir(), 'orrery-store-'))
    const open = () => openLevelStore({ ...options, directory, ...(recentEvents && { recentEvents }) })
    let store = await open()
    return {
      store,
      reopen: async () => {
        await store.close()
        store = await open()
        return store
      },
      dispose: async () => {
        await store.close()
        await rm(directory, { recursive: true })
      },
    }
  }
}

describeStore('LevelStore', inDirectory(), { durable: true })
describeStore('LevelStore that keeps few events in memory', inDirectory({ events: 3, bytes: 1000 }), { durable: true })
