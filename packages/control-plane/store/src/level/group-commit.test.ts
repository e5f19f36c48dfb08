import { describe, expect, it } from 'vitest'
import { GroupCommit } from './group-commit.js'

describe('GroupCommit', () => {
  it('writes one group at a time: all that came while the one before was written', async () => {
    const groups: number[][] = []
    let finish = (): void => undefined
    const queue = new GroupCommit<number>(async (items) => {
      groups.push([...items])
      await new Promise<void>((resolve) => (finish = resolve))
    })
    const first = [queue.push(1), queue.push(2)]
    await new Promise((resolve) => setImmediate(resolve))
    const second = [queue.push(3), queue.push(4)]
    await new Promise((resolve) => setImmediate(resolve))
    expect(groups).toEqual([[1, 2]])
    finish()
    await Promise.all(first)
    await new Promise((resolve) => setImmediate(resolve))
    expect(groups).toEqual([[1, 2], [3, 4]])
    finish()
    await Promise.all(second)
    await queue.settled()
  })

  it('gathers writers that the same group has woken, through any number of steps', async () => {
    const groups: number[] = []
    const queue = new GroupCommit<number>(async (items) => {
      groups.push(items.length)
    })
    const writer = async (steps: number): Promise<void> => {
      for (let round = 0; round < 3; round++) {
        await queue.push(round)
        for (let step = 0; step < steps; step++) await Promise.resolve()
      }
    }
    await Promise.all(Array.from({ length: 10 }, (_, n) => writer(n)))
    expect(groups).toEqual([10, 10, 10])
  })

  it('rejects what waits and what comes after a failed write', async () => {
    let writes = 0
    const queue = new GroupCommit<number>(async () => {
      writes++
      await Promise.resolve()
      throw new Error('disk')
    })
    const first = queue.push(1)
    await expect(first).rejects.toThrow('disk')
    await expect(queue.push(2)).rejects.toThrow('disk')
    await expect(queue.settled()).rejects.toThrow('disk')
    expect(writes).toBe(1)
  })
})
