// Prints the skipped tests and the closing line of vitest's JSON reports.
import { readFileSync } from 'node:fs'

const files = process.argv.slice(2).flatMap((path) => JSON.parse(readFileSync(path, 'utf8')).testResults)
const tests = files.flatMap((file) => file.assertionResults)
const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
const count = (...states) => tests.filter((test) => states.includes(test.status)).length
const skipped = count('skipped', 'pending', 'todo', 'disabled')

for (const test of tests.filter((test) => test.status !== 'passed' && test.status !== 'failed'))
  console.log(`skipped: ${test.fullName}`)
const failed = count('failed') + broken.length
console.log(`\n${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
if (failed > 0) process.exitCode = 1
