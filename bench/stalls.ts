/** How long requests that are made to cost much let others wait: a row each, in milliseconds. */
import { bodies } from './stalls/bodies.js'
import { changes } from './stalls/changes.js'
import { documents } from './stalls/documents.js'
import { measureAll } from './stalls/measure-all.js'
import { readings } from './stalls/readings.js'

const only = new RegExp(process.argv[2] ?? '')
const limitMs = 50
const rows = await measureAll([...documents, ...bodies, ...changes, ...readings], {
  only,
  told: ({ name, stall, took, statuses, rss }) => {
    const show = (value: number, width: number): string => value.toFixed(value < 10 ? 1 : 0).padStart(width)
    const mark = stall > limitMs ? ' <--' : ''
    console.log(`${name.padEnd(48)} ${show(stall, 7)} ms  took ${show(took, 6)} ms  ${statuses.padEnd(9)} ${show(rss, 5)} MB${mark}`)
  },
})
const worst = rows.toSorted((a, b) => b.stall - a.stall)[0]
console.log(`${rows.length} requests, ${rows.filter(({ stall }) => stall > limitMs).length} above ${limitMs} ms; the worst: ${worst?.name} ${worst?.stall.toFixed(0)} ms`)
