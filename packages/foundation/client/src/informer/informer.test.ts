import { fc, test } from '@fast-check/vitest'
import { resources, type ApiObject } from '@orrery/api'
import { seededRandom, silentLogger, VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { FakeServer } from '../../conformance/fake-server.js'
import type { EventHandler, Informer } from '../informer-contract.js'
import { createClient } from '../rest/create-client.js'
import { createInformer } from './informer.js'

interface Subject {
  server: FakeServer
  clock: VirtualClock
  informer: Informer<ApiObject>
  seen: string[]
}

/** Fails on any call that does not follow from the calls before it. */
function strictHandler(seen: string[]): EventHandler<ApiObject> {
  const known = new Map<string, ApiObject>()
  const told = (what: string, { metadata }: ApiObject): void =>
    void seen.push(`${what} ${metadata.name}@${metadata.resourceVersion}`)
  return {
    onAdd(object) {
      if (known.has(object.metadata.name)) throw new Error('added twice')
      known.set(object.metadata.name, object)
      told('add', object)
    },
    onUpdate(object, old) {
      if (known.get(object.metadata.name) !== old) throw new Error('updated from a state never told')
      if (object.metadata.uid !== old.metadata.uid) throw new Error('updated into another object')
      if (object.metadata.resourceVersion === old.metadata.resourceVersion) throw new Error('updated to the same')
      known.set(object.metadata.name, object)
      told('update', object)
    },
    onDelete(object) {
      const last = known.get(object.metadata.name)
      if (last?.metadata.uid !== object.metadata.uid) throw new Error('deleted what was not there')
      known.delete(object.metadata.name)
      told('delete', object)
    },
  }
}

function subject(seed = 1): Subject & { errors: object[] } {
  const server = new FakeServer()
  const clock = new VirtualClock()
  const client = createClient(server.transport, { userAgent: 'test', clock })
  const errors: object[] = []
  const logger = { ...silentLogger, error: (fields: object) => void errors.push(fields) }
  const pods = client.resource<ApiObject>(resources.corev1.pods, 'default')
  const informer = createInformer(pods, { clock, random: seededRandom(seed), logger })
  const seen: string[] = []
  informer.addHandler(strictHandler(seen))
  return { server, clock, informer, seen, errors }
}

const revisions = (objects: readonly ApiObject[]): string[] =>
  objects.map(({ metadata }) => `${metadata.name}@${metadata.resourceVersion}`).toSorted()

function expectEqual({ server, informer }: Subject): void {
  expect(revisions(informer.lister.list())).toEqual(revisions([...server.objects.values()]))
}

describe('an informer', () => {
  it('has listed and told its handlers when started', async () => {
    const { server, informer, seen } = subject()
    server.write('a')
    server.write('b')
    await informer.start()
    expect(informer.synced).toBe(true)
    expect(seen).toEqual(['add a@101', 'add b@102'])
    expect(server.requests[0]).toContain('resourceVersion=0')
    await informer.stop()
  })

  it('follows the watch and tells each step once', async () => {
    const { server, clock, informer, seen } = subject()
    await informer.start()
    await clock.advance(0)
    server.write('a')
    server.write('a')
    server.remove('a')
    server.write('a')
    await clock.advance(0)
    expect(seen).toEqual(['add a@101', 'update a@102', 'delete a@103', 'add a@104'])
    await informer.stop()
  })

  it('resumes a cut watch where it was, without another list', async () => {
    const { server, clock, informer, seen } = subject()
    await informer.start()
    await clock.advance(0)
    server.write('a')
    await clock.advance(2_000)
    server.cut()
    server.write('b')
    await clock.advance(2_000)
    expect(seen).toEqual(['add a@101', 'add b@102'])
    expect(server.requests.filter((request) => !request.includes('watch=true'))).toHaveLength(1)
    await informer.stop()
  })

  it('resumes from a bookmark', async () => {
    const { server, clock, informer } = subject()
    await informer.start()
    await clock.advance(0)
    server.revision = 200
    server.bookmark()
    await clock.advance(2_000)
    server.compact()
    server.endWatches()
    await clock.advance(2_000)
    expect(server.requests.at(-1)).toContain('resourceVersion=200')
    expect(server.requests.filter((request) => !request.includes('watch=true'))).toHaveLength(1)
    await informer.stop()
  })

  it('lists again after 410 and tells only the difference', async () => {
    const { server, clock, informer, seen } = subject()
    for (const name of ['a', 'b', 'c']) server.write(name)
    await informer.start()
    await clock.advance(0)
    seen.length = 0
    server.down = true
    server.cut()
    server.write('b')
    server.remove('c')
    server.remove('a')
    server.write('a')
    server.compact()
    server.down = false
    await clock.advance(10_000)
    expect(seen).toEqual(['update b@104', 'delete a@101', 'add a@107', 'delete c@103'])
    await informer.stop()
  })

  it('survives a server that starts over with lower revisions', async () => {
    const { server, clock, informer, seen } = subject()
    server.write('a')
    await informer.start()
    await clock.advance(0)
    seen.length = 0
    server.rewind(7)
    await clock.advance(10_000)
    expect(seen).toEqual(['update a@7'])
    server.write('a')
    await clock.advance(0)
    expect(seen).toEqual(['update a@7', 'update a@8'])
    await informer.stop()
  })

  it('waits for a server that is not there, ever longer', async () => {
    const { server, clock, informer } = subject()
    server.down = true
    let attempts = 0
    server.onRefused = () => attempts++
    const started = informer.start()
    await clock.advance(120_000)
    expect(attempts).toBeGreaterThan(5)
    expect(attempts).toBeLessThan(10)
    expect(informer.synced).toBe(false)
    server.down = false
    await clock.advance(60_000)
    await started
    await informer.stop()
  })

  it('gives up a watch that hangs', async () => {
    const { server, clock, informer } = subject()
    await informer.start()
    await clock.advance(0)
    expect(server.watching).toBe(1)
    const watches = server.requests.length
    await clock.advance(640_000)
    expect(server.requests.length).toBe(watches + 1)
    await informer.stop()
  })

  it('rejects its start when stopped before the first list, and can be started again', async () => {
    const { server, clock, informer } = subject()
    server.down = true
    const started = expect(informer.start()).rejects.toThrow('stopped')
    await clock.advance(0)
    await informer.stop()
    await started
    server.down = false
    await informer.start()
    expect(informer.synced).toBe(true)
    await informer.stop()
    expect(clock.pending).toBe(0)
  })

  it('tells a late handler of what is there', async () => {
    const { server, informer } = subject()
    server.write('a')
    await informer.start()
    const seen: string[] = []
    informer.addHandler(strictHandler(seen))
    expect(seen).toEqual(['add a@101'])
    await informer.stop()
  })
})

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), name: fc.constantFrom('a', 'b', 'c', 'd') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), name: fc.constantFrom('a', 'b', 'c', 'd') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 500, 5_000, 700_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('cut', 'endWatches', 'compact', 'bookmark', 'down', 'up') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rewind' as const), by: fc.constant(1) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Below every revision there was, and noticed before it is reached again: nobody can tell otherwise. */
async function rewind(server: FakeServer, clock: VirtualClock): Promise<void> {
  server.rewind(server.lowest - 1)
  server.down = false
  await clock.advance(120_000)
}

async function perform({ server, clock }: Subject, action: Step): Promise<void> {
  if ('ms' in action) return clock.advance(action.ms)
  if ('by' in action) return rewind(server, clock)
  if ('name' in action) {
    if (action.do === 'write') server.write(action.name)
    else server.remove(action.name)
    return undefined
  }
  if (action.do === 'down') {
    server.down = true
    server.cut()
  } else if (action.do === 'up') server.down = false
  else if (action.do === 'cut') server.cut()
  else if (action.do === 'endWatches') server.endWatches()
  else if (action.do === 'compact') server.compact()
  else server.bookmark()
  return undefined
}

describe('whatever happens to the connection and the server', () => {
  test.prop([fc.array(step, { maxLength: 40 }), fc.integer()], { numRuns: 400 })(
    'the cache ends equal to the server and handlers saw a possible history',
    async (steps, seed) => {
      const one = subject(seed)
      const started = one.informer.start()
      for (const action of steps) await perform(one, action)
      one.server.down = false
      await one.clock.advance(120_000)
      await started
      expectEqual(one)
      expect(one.errors).toEqual([])
      await one.informer.stop()
      expect(one.clock.pending).toBe(0)
    },
  )
})
