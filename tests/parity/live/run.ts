import { parseArgs } from 'node:util'
import { builtCommand, sourceCommand } from '../command.js'
import type { Group } from '../exchange.js'
import { judge, judgePlainly, type Row } from '../judge.js'
import { exchangesFolder } from '../read-exchanges.js'
import { replayGroups } from '../replay.js'
import { clusterReport, figures, figuresTable, resourceOf } from '../report.js'
import { startServer } from '../server.js'
import { ownBases, recordedBases, type Base } from './bases.js'
import { scaleGroups, spoiledGroup, statusGroups, updatedGroup } from './groups.js'
import { record } from './record.js'

/**
 * `tsx tests/parity/live/run.ts --real PORT [--name PATTERN] [--only validate|update|status|scale]
 *   [--recorded] [--older] [--source] [--show N]`
 *
 * Asks a real API server on a plain local port and this one the same, and says where they differ.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      real: { type: 'string' },
      name: { type: 'string', default: '' },
      only: { type: 'string' },
      recorded: { type: 'boolean', default: false },
      older: { type: 'boolean', default: false },
      source: { type: 'boolean', default: false },
      show: { type: 'string', default: '20' },
    },
  })
  if (values.real === undefined) throw new Error('--real PORT: where the real API server listens')
  const pattern = new RegExp(values.name)
  const groups = toGroups(bases(values.recorded).filter(({ name }) => pattern.test(name)), values.only)
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

function bases(recorded: boolean): Base[] {
  if (!recorded) return ownBases()
  const folder = exchangesFolder()
  if (folder === undefined) throw new Error('no recorded exchanges here (set ORRERY_UPSTREAM_EXCHANGES)')
  return recordedBases(folder)
}

const questions: Readonly<Record<string, (base: Base) => Group[]>> = {
  validate: (base) => [spoiledGroup(base)],
  update: (base) => [updatedGroup(base)],
  status: statusGroups,
  scale: scaleGroups,
}

function toGroups(bases: readonly Base[], only: string | undefined): Group[] {
  return Object.entries(questions)
    .filter(([name]) => only === undefined || name === only)
    .flatMap(([, ask]) => bases.flatMap(ask))
}

function report(rows: readonly Row[], show: number): string {
  const byResource = new Map<string, Row[]>()
  for (const row of rows) {
    const resource = resourceOf(row.step.group, row.step.path)
    byResource.set(resource, [...(byResource.get(resource) ?? []), row])
  }
  const table = figuresTable([...byResource].map(([resource, rows]) => figures(resource, rows)))
  return `${clusterReport(rows, show)}\n\n${table}`
}

// An interrupted run ends the server it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

await main()
