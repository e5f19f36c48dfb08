import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { Heap } from './heap.js'

test.prop([fc.array(fc.option(fc.nat(20), { nil: undefined }))])('gives what a sorted list would', (steps) => {
  const heap = new Heap<number>((a, b) => a - b)
  let model: number[] = []
  for (const step of steps) {
    if (step === undefined) {
      expect(heap.pop()).toBe(model[0])
      model = model.slice(1)
    } else {
      heap.push(step)
      model = [...model, step].toSorted((a, b) => a - b)
    }
    expect([heap.size, heap.peek()]).toEqual([model.length, model[0]])
  }
})
