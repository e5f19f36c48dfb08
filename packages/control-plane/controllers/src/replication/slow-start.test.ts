import { expect, it } from 'vitest'
import { slowStart } from './slow-start.js'

it('doubles its batches while all goes well', async () => {
  const sizes: number[] = []
  let batch = 0
  const result = await slowStart(10, async () => {
    if (batch++ === 0) queueMicrotask(() => void (sizes.push(batch), (batch = 0)))
    await Promise.resolve()
  })
  expect(result).toEqual({ succeeded: 10 })
  expect(sizes).toEqual([1, 2, 4, 3])
})

it('begins no further batch after a failure', async () => {
  let calls = 0
  const result = await slowStart(100, () => (++calls === 3 ? Promise.reject(new Error('quota')) : Promise.resolve()))
  expect(calls).toBe(3)
  expect(result).toEqual({ succeeded: 2, error: new Error('quota') })
})
