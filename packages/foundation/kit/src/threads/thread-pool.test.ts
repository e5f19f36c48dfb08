import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../system-clock.js'
import { VirtualClock } from '../virtual-clock.js'
import { threadEntry } from './thread-entry.js'
import { JobTimeout, ThreadPool, ThreadsBusy, type ThreadPoolOptions } from './thread-pool.js'
import { ThreadLost } from './thread.js'

const found = threadEntry('fixtures/answering-thread', import.meta.url)
if (!found) throw new Error('the thread of the tests is not there')
const entry = found
const pools: ThreadPool[] = []

function pool(options: Partial<ThreadPoolOptions> = {}): ThreadPool {
  const made = new ThreadPool({
    entry, data: 'told', answer: (question) => question, heapMegabytes: 64, clock: systemClock, threads: 1, mostWaiting: 2,
    idleMs: 60_000, jobMs: 60_000, ...options,
  })
  pools.push(made)
  return made
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((each) => each.close()))
})

it('is told where there is no module to run', () => {
  expect(threadEntry('fixtures/none', import.meta.url)).toBeUndefined()
})

/** Starting a thread takes long where many processes share the machine. */
describe('a pool of threads', { timeout: 60_000 }, () => {
  it('does jobs with what every thread knows', async () => {
    const message = { what: 'tell', value: new Uint8Array([1, 2]) }
    expect(await pool().run({ message })).toEqual({ data: 'told', message })
  })

  it('takes back what a thread gives away', async () => {
    expect(await pool().run({ message: { what: 'give' } })).toEqual(new Uint8Array(16))
  })

  it('answers what a thread asks while it waits', async () => {
    const asking = pool({ answer: (question) => Promise.resolve(`${String(question)}!`) })
    expect(await asking.run({ message: { what: 'ask', value: 'why' } })).toEqual(['why!', 'why!'])
  })

  it('throws in the thread what the answerer throws', async () => {
    const refusing = pool({ answer: () => { throw new Error('no') } })
    await expect(refusing.run({ message: { what: 'ask' } })).rejects.toThrow('no')
  })

  it('throws in the thread where the answer cannot be told', async () => {
    const odd = pool({ answer: () => () => undefined })
    await expect(odd.run({ message: { what: 'ask' } })).rejects.toThrow('could not be cloned')
  })

  it('tells of a job that failed, and goes on', async () => {
    const one = pool()
    await expect(one.run({ message: { what: 'fail', value: 1 } })).rejects.toThrow('told to: 1')
    expect(await one.run({ message: { what: 'give' } })).toHaveLength(16)
  })

  it.each(['leave', 'hoard'])('outlives a thread that does not: %s', async (what) => {
    const one = pool()
    await expect(one.run({ message: { what } })).rejects.toBeInstanceOf(ThreadLost)
    expect(await one.run({ message: { what: 'give' } })).toHaveLength(16)
  })

  it('ends a job that takes too long', async () => {
    const clock = new VirtualClock()
    const one = pool({ clock, jobMs: 1_000 })
    const late = expect(one.run({ message: { what: 'spin' } })).rejects.toBeInstanceOf(JobTimeout)
    await clock.advance(1_000)
    await late
    expect(await one.run({ message: { what: 'give' } })).toHaveLength(16)
  })

  it('ends a thread that waits for an answer', async () => {
    const silent = pool({ answer: () => new Promise(() => undefined) })
    const asked = expect(silent.run({ message: { what: 'ask' } })).rejects.toBeInstanceOf(ThreadLost)
    await silent.close()
    await asked
  })

  it('lets so many wait, and passes over who left', async () => {
    const one = pool({ mostWaiting: 2 })
    const leaving = new AbortController()
    const first = one.run({ message: { what: 'give' } })
    const left = expect(one.run({ message: { what: 'give' }, signal: leaving.signal })).rejects.toThrow('gone')
    const last = one.run({ message: { what: 'give' } })
    await expect(one.run({ message: { what: 'give' } })).rejects.toBeInstanceOf(ThreadsBusy)
    leaving.abort(new Error('gone'))
    await left
    expect(await Promise.all([first, last])).toHaveLength(2)
    expect(one.size).toBe(0)
  })

  it('does jobs of one key one after the other, and others meanwhile', async () => {
    const two = pool({ threads: 2, mostWaiting: 9, answer: async (question) => (await systemClock.sleep(20), question) })
    const ended: string[] = []
    const run = async (name: string, key?: string): Promise<void> => {
      await two.run({ message: { what: 'ask', value: name }, ...(key !== undefined && { key }) })
      ended.push(name)
    }
    await Promise.all([run('x'), run('y')])
    await Promise.all([run('a1', 'a'), run('a2', 'a'), run('a3', 'a'), run('b', 'b'), run('c')])
    expect(ended.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3'])
    expect(ended.indexOf('c')).toBeLessThan(ended.indexOf('a3'))
  })

  it('ends idle threads, and starts them again', async () => {
    const clock = new VirtualClock()
    const one = pool({ clock, idleMs: 1_000 })
    await one.run({ message: { what: 'give' } })
    await clock.advance(1_000)
    expect(await one.run({ message: { what: 'give' } })).toHaveLength(16)
  })
})
