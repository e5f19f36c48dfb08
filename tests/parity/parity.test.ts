import { expect, test } from 'vitest'
import { figures, figuresTable } from './report.js'
import { runParity } from './run-parity.js'

/** Shares of the rows that are not explained, and of the explained in all rows. */
const least = { byCauses: 0.995, exact: 0.98 }
const mostExplained = 0.04

test('the API server answers as the recorded one', { timeout: 600_000 }, async ({ skip }) => {
  const result = await runParity()
  if ('skipped' in result) {
    console.log(result.skipped)
    skip(result.skipped)
    return
  }
  const rows = [...result.rows.values()].flat()
  console.log(figuresTable([...result.rows].map(([file, rows]) => figures(file, rows))))
  const all = figures('total', rows)
  expect(all.total).toBeGreaterThan(0)
  expect(all.explained / all.total).toBeLessThanOrEqual(mostExplained)
  expect(all.byCauses / (all.total - all.explained)).toBeGreaterThanOrEqual(least.byCauses)
  expect(all.exact / (all.total - all.explained)).toBeGreaterThanOrEqual(least.exact)
})
