import { describe, expect, it } from 'vitest'
import { startInOrder, type Startable } from './startable.js'

const part = (name: string, log: string[], fails = false): Startable => ({
  start: async () => {
    log.push(`+${name}`)
    if (fails) throw new Error(`${name} cannot`)
  },
  stop: async () => void log.push(`-${name}`),
})

describe('startInOrder', () => {
  it('starts in order and stops in reverse, once', async () => {
    const log: string[] = []
    const all = startInOrder([part('a', log), part('b', log)])
    await all.start()
    await all.start()
    await all.stop()
    await all.stop()
    expect(log).toEqual(['+a', '+b', '-b', '-a'])
  })

  it('stops what had started when one fails', async () => {
    const log: string[] = []
    const all = startInOrder([part('a', log), part('b', log, true), part('c', log)])
    await expect(all.start()).rejects.toThrow('b cannot')
    expect(log).toEqual(['+a', '+b', '-a'])
  })
})
