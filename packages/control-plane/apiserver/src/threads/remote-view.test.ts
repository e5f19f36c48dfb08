import { resources } from '@orrery/api'
import { MemoryStore } from '@orrery/store'
import { seededRandom, silentLogger, VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import { createServices } from '../create-services.js'
import { everythingIn } from '../selection/selection.js'
import { answerQuestions } from './answer-questions.js'
import { remoteOver } from './remote.js'
import { remoteStore } from './remote-store.js'
import { RemoteView } from './remote-view.js'

const { configmaps } = resources.corev1

function put(name: string, length: number): { key: string; bytes: Uint8Array; extract: object } {
  return { key: `/registry/core/configmaps/${name}`, bytes: Buffer.alloc(length, 'x'), extract: { uid: name, splice: 3 } }
}

/** A thread's view and store, without the thread. */
async function both() {
  const parts = { store: new MemoryStore(), clock: new VirtualClock(), random: seededRandom(1), logger: silentLogger }
  const services = createServices(parts)
  await services.view.start()
  const answer = answerQuestions(services)
  const remote = remoteOver((question) => structuredClone(answer(structuredClone(question))))
  return { services, remote: new RemoteView(remote), store: remoteStore(remote) }
}

it('shows what the live view shows, however many and however large', async () => {
  const { services, remote } = await both()
  const names = [...Array.from({ length: 450 }, (_, index) => `a/m${index}`), 'b/m0', 'b/m1', 'b/m2']
  for (const name of names) await services.store.commit({ guards: [], puts: [put(name, name.startsWith('b') ? 700_000 : 10)], deletes: [] })
  const there = services.view.resource(configmaps)
  const here = remote.resource(configmaps)
  expect(here.size).toBe(there.size)
  for (const [namespace, limit] of [['a', 0], ['b', 0], ['', 0], ['a', 7], ['', 452]] as const) {
    const query = { selection: everythingIn(namespace), after: '', limit }
    const [seen, live] = [here.page(query), there.page(query)]
    expect(seen.items.map(({ key, revision }) => `${key} ${revision}`)).toEqual(live.items.map(({ key, revision }) => `${key} ${revision}`))
    expect(seen.more).toBe(live.more)
  }
  const one = here.get('/registry/core/configmaps/b/m1')
  expect(one).toMatchObject({ namespace: 'b', name: 'm1', value: { extract: { uid: 'b/m1', splice: 3 } } })
  expect(Buffer.compare(Buffer.from(one?.value.bytes ?? []), put('b/m1', 700_000).bytes)).toBe(0)
  expect(remote.get('/registry/core/configmaps/a/none')).toBeUndefined()
})

it('refuses what only the thread of the server can do', async () => {
  const { remote, store } = await both()
  const selection = { ...everythingIn(''), everything: false }
  expect(() => remote.resource(configmaps).page({ selection, after: '', limit: 0 })).toThrow('in the thread of the server')
  expect(() => store.observe(() => undefined)).toThrow('only the thread of the server')
})
