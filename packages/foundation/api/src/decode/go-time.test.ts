import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { canonicalMicroTime, canonicalTime } from './go-time.js'

const seconds = '2006-01-02T15:04:05Z07:00'

test.each([
  ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59Z'],
  ['2024-01-01T00:00:00.999Z', '2024-01-01T00:00:00Z'],
  ['2024-01-01T00:30:00-01:30', '2024-01-01T02:00:00Z'],
  ['2024-01-01T00:30:00+01:00', '2023-12-31T23:30:00Z'],
  ['2024-01-01T00:30:00-00:30', '2024-01-01T01:00:00Z'],
  ['0099-12-31T00:00:00Z', '0099-12-31T00:00:00Z'],
])('%s is %s', (text, canonical) => {
  expect(canonicalTime(text)).toBe(canonical)
})

test.each([
  ['', `parsing time "" as "${seconds}": cannot parse "" as "2006"`],
  ['2024', `parsing time "2024" as "${seconds}": cannot parse "" as "-"`],
  ['2024-1-01T00:00:00Z', `parsing time "2024-1-01T00:00:00Z" as "${seconds}": cannot parse "1-01T00:00:00Z" as "01"`],
  ['2024-13-01T00:00:00Z', 'parsing time "2024-13-01T00:00:00Z": month out of range'],
  ['2023-02-29T00:00:00Z', 'parsing time "2023-02-29T00:00:00Z": day out of range'],
  ['2024-01-01T24:00:00Z', 'parsing time "2024-01-01T24:00:00Z": hour out of range'],
  ['2024-01-01 00:00:00Z', `parsing time "2024-01-01 00:00:00Z" as "${seconds}": cannot parse " 00:00:00Z" as "T"`],
  ['2024-01-01T00:00:00', `parsing time "2024-01-01T00:00:00" as "${seconds}": cannot parse "" as "Z07:00"`],
  ['2024-01-01T00:00:00Zx', 'parsing time "2024-01-01T00:00:00Zx": extra text: "x"'],
  ['"é', `parsing time "\\"\\xc3\\xa9" as "${seconds}": cannot parse "\\"\\xc3\\xa9" as "2006"`],
])('%j is refused in the words of time.Parse', (text, message) => {
  expect(() => canonicalTime(text)).toThrow(message)
})

test('microseconds are six digits', () => {
  expect(canonicalMicroTime('2024-01-01T00:00:00.000001+00:00')).toBe('2024-01-01T00:00:00.000001Z')
  expect(() => canonicalMicroTime('2024-01-01T00:00:00Z')).toThrow('cannot parse "Z" as ".000000"')
})

const moments = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-01-01'), noInvalidDate: true })

property.prop([moments, fc.integer({ min: -23, max: 23 }), fc.nat({ max: 59 })])(
  'a time is the same in every zone',
  (moment, hours, minutes) => {
    const shift = hours * 60 + (hours < 0 ? -minutes : minutes)
    const local = new Date(moment.getTime() + shift * 60_000).toISOString().slice(0, -5)
    const pad = (number: number): string => String(Math.abs(number)).padStart(2, '0')
    const zone = `${hours < 0 ? '-' : '+'}${pad(hours)}:${pad(minutes)}`
    expect(canonicalTime(local + zone)).toBe(`${moment.toISOString().slice(0, -5)}Z`)
  },
)
