import { parseArgs } from 'node:util'
import { builtCommand, sourceCommand } from '../command.js'
import { judge, judgePlainly, type Row } from '../judge.js'
import { replayGroups } from '../replay.js'
import { clusterReport, figures, figuresTable } from '../report.js'
import { startServer } from '../server.js'
import { record } from './record.js'
import { sequences } from './sequences/sequences.js'
import { toGroup } from './sequences/step.js'

/**
 * `tsx tests/parity/live/run-sequences.ts --real PORT [--name PATTERN] [--older] [--source] [--show N]`
 *
 * Puts the sequences to a real API server on a plain local port and to this one, and says where they differ.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      real: { type: 'string' },
      name: { type: 'string', default: '' },
      older: { type: 'boolean', default: false },
      source: { type: 'boolean', default: false },
      show: { type: 'string', default: '20' },
    },
  })
  if (values.real === undefined) throw new Error('--real PORT: where the real API server listens')
  const pattern = new RegExp(values.name)
  const groups = sequences.filter(({ name }) => pattern.test(name)).map(toGroup)
  const recorded = await record(Number(values.real), groups)
  const command = values.source ? await sourceCommand() : builtCommand
  const server = await startServer(command)
  const judged = values.older ? judge : judgePlainly
  try {
    const rows = (await replayGroups(server.port, recorded)).map((replayed) => judged('live', replayed))
    console.log(report(rows, Number(values.show)))
  } finally {
    await server.stop()
    await command.dispose()
  }
}

function report(rows: readonly Row[], show: number): string {
  const table = figuresTable(
    [...new Set(rows.map(({ step }) => step.group))].map((name) =>
      figures(name.padEnd(24), rows.filter(({ step }) => step.group === name)),
    ),
  )
  return `${clusterReport(rows, show)}\n\n${table}`
}

// An interrupted run ends the server it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

await main()
