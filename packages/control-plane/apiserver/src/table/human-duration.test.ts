import { expect, it } from 'vitest'
import { humanDuration, since } from './human-duration.js'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

it.each([
  [-3 * second, '<invalid>'],
  [-1 * second, '0s'],
  [0, '0s'],
  [119 * second, '119s'],
  [2 * minute, '2m'],
  [2 * minute + 5 * second, '2m5s'],
  [10 * minute + 5 * second, '10m'],
  [179 * minute, '179m'],
  [3 * hour, '3h'],
  [3 * hour + 7 * minute, '3h7m'],
  [9 * hour + 7 * minute, '9h'],
  [47 * hour, '47h'],
  [2 * day + 3 * hour, '2d3h'],
  [8 * day + 3 * hour, '8d'],
  [729 * day, '729d'],
  [2 * 365 * day, '2y'],
  [2 * 365 * day + 326 * day, '2y326d'],
  [9 * 365 * day + 3 * day, '9y'],
])('prints %d ms as %s', (ms, text) => {
  expect(humanDuration(ms)).toBe(text)
})

it('says that it does not know when a time is missing', () => {
  expect(since(null, 0)).toBe('<unknown>')
  expect(since('2024-01-01T00:00:00Z', Date.UTC(2024, 0, 1, 0, 0, 30))).toBe('30s')
})
