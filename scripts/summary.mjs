// Prints the skipped tests with their reasons and the closing line of a vitest JSON report.
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const tests = report.testResults.flatMap((file) => file.assertionResults)
const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
const count = (...states) => tests.filter((test) => states.includes(test.status)).length
const skipped = count('skipped', 'pending', 'todo', 'disabled')

for (const test of tests.filter((test) => test.status !== 'passed' && test.status !== 'failed'))
  console.log(`skipped: ${test.fullName}`)
const failed = count('failed') + broken.length
console.log(`\n${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
if (failed > 0) process.exitCode = 1
