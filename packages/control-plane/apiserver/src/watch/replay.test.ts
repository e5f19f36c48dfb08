import { MemoryStore } from '@orrery/store'
import { expect, it } from 'vitest'
import { everythingIn } from '../selection/selection.js'
import { replay } from './replay.js'
import type { FrameEncoder } from './change.js'

const encoder: FrameEncoder = { frame: (type, { name }, revision) => Buffer.from(`${type} ${name} ${revision};`) }

async function put(store: MemoryStore, plural: string, name: string): Promise<void> {
  const put = { key: `/registry/core/${plural}/n/${name}`, bytes: Buffer.from('{}'), extract: {} }
  await store.commit({ guards: [], puts: [put], deletes: [] })
}

it('gives one resource’s events of a span and ends with it, though the log goes on', async () => {
  const store = new MemoryStore()
  for (const name of ['a', 'b']) await put(store, 'pods', name)
  await put(store, 'nodes', 'n')
  await put(store, 'pods', 'a')
  await put(store, 'nodes', 'n')
  await put(store, 'pods', 'late')
  const frames: string[] = []
  const span = { from: 1, to: 5, prefix: '/registry/core/pods/' }
  let sent = 0
  const counter = { observe: () => void sent++ }
  for await (const frame of replay(store, span, everythingIn(''), encoder, counter)) frames.push(frame.toString())
  expect(frames.join('')).toBe('ADDED b 2;MODIFIED a 4;')
  expect(sent).toBe(2)
})
