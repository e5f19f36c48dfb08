import { builtCommand, sourceCommand } from '../command.js'
import type { Group } from '../exchange.js'
import { judge, judgePlainly, type Row } from '../judge.js'
import { replayGroups } from '../replay.js'
import { clusterReport, figures, figuresTable } from '../report.js'
import { startServer } from '../server.js'
import { record } from './record.js'

/** The options of every command that asks a real API server and this one the same. */
export const sharedOptions = {
  real: { type: 'string' },
  name: { type: 'string', default: '' },
  older: { type: 'boolean', default: false },
  source: { type: 'boolean', default: false },
  show: { type: 'string', default: '20' },
} as const

export interface Asked {
  /** The port of the real server, for plain HTTP. */
  real: string | undefined
  /** Judge as a replay of the recordings does. */
  older: boolean
  /** Bundle the sources instead of running the built command. */
  source: boolean
  /** So many differences are shown. */
  show: string
}

/** Puts the groups to both servers and prints where they differ, with figures for each name that `nameOf` gives a row. */
export async function askBoth(groups: readonly Group[], { real, older, source, show }: Asked, nameOf: (row: Row) => string): Promise<void> {
  if (real === undefined) throw new Error('--real PORT: where the real API server listens')
  const recorded = await record(Number(real), groups)
  const command = source ? await sourceCommand() : builtCommand
  const server = await startServer(command)
  const judged = older ? judge : judgePlainly
  try {
    const rows = (await replayGroups(server.port, recorded)).map((replayed) => judged('live', replayed))
    console.log(`${clusterReport(rows, Number(show))}\n\n${tableOf(rows, nameOf)}`)
  } finally {
    await server.stop()
    await command.dispose()
  }
}

function tableOf(rows: readonly Row[], nameOf: (row: Row) => string): string {
  const byName = new Map<string, Row[]>()
  for (const row of rows) {
    const name = nameOf(row)
    byName.set(name, [...(byName.get(name) ?? []), row])
  }
  return figuresTable([...byName].map(([name, rows]) => figures(name.padEnd(24), rows)))
}

// An interrupted run ends the server it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
