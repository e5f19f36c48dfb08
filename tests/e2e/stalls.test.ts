import { beforeAll, describe, expect, it } from 'vitest'
import { bodies } from '../../bench/stalls/bodies.js'
import { changes } from '../../bench/stalls/changes.js'
import { documents } from '../../bench/stalls/documents.js'
import { measureAll } from '../../bench/stalls/measure-all.js'
import { readings } from '../../bench/stalls/readings.js'

function processorTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What this machine takes for work of a known size, in milliseconds: a large object is written and read. */
function unitOfWork(): number {
  const object = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, `${index}`]))
  return Math.min(...Array.from({ length: 5 }, () => processorTime(() => JSON.parse(JSON.stringify(object)))))
}

/** Far more than the 50 ms that are aimed at, and far less than what such a request takes when nobody else has a turn. */
let limitMs = 0

beforeAll(() => {
  limitMs = 100 + 3 * unitOfWork()
})

/** Some take minutes where many processes share the machine: not to be waited for here. */
const chosen = /keys|labels|open|wrong|text|digits|front|copies|order|owners|protobuf|table|pretty|Accept|DELETE|first time/

describe('a request that costs much lets others have their turn', () => {
  it.each([
    ['documents', documents],
    ['bodies', bodies],
    ['changes', changes],
    ['readings', [...changes.filter(({ before }) => before), ...readings]],
  ])('%s', async (_, hostile) => {
    const rows = await measureAll(hostile, { only: chosen })
    expect(rows.length).toBeGreaterThan(2)
    expect(rows.filter(({ stall }) => stall > limitMs)).toEqual([])
    // A revision that is no number is told of by 500, as upstream has it.
    expect(rows.filter(({ name, statuses }) => /\b5\d\d\b/.test(statuses) && !/revision/.test(name))).toEqual([])
  }, 900_000)
})
