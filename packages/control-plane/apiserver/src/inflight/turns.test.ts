import { nextTurn } from '@orrery/kit'
import { expect, it } from 'vitest'
import { Turns } from './turns.js'

it('begins in one turn no more than others can wait for, and everything in its order', async () => {
  let ms = 0
  const turns = new Turns({ monotonic: () => ms })
  let turn = 0
  let done = false
  const counted = (async () => {
    for (; !done; turn++) await nextTurn()
  })()
  const begun: { name: string; turn: number }[] = []
  const work = async (name: string): Promise<void> => {
    await turns.take()
    begun.push({ name, turn })
    ms += 5
  }
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(work))
  done = true
  await counted
  expect(begun.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  for (const each of begun) expect(begun.filter((other) => other.turn === each.turn).length).toBeLessThanOrEqual(2)
  expect(new Set(begun.map((each) => each.turn)).size).toBeGreaterThan(1)
})
