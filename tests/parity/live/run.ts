import { parseArgs } from 'node:util'
import type { Group } from '../exchange.js'
import { exchangesFolder } from '../read-exchanges.js'
import { resourceOf } from '../report.js'
import { askBoth, sharedOptions } from './ask-both.js'
import { ownBases, recordedBases, type Base } from './bases.js'
import { scaleGroups, spoiledGroup, statusGroups, updatedGroup } from './groups.js'

/**
 * `tsx tests/parity/live/run.ts --real PORT [--name PATTERN] [--only validate|update|status|scale]
 *   [--recorded] [--older] [--source] [--show N]`
 *
 * Asks a real API server on a plain local port and this one the same, and says where they differ.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { ...sharedOptions, only: { type: 'string' }, recorded: { type: 'boolean', default: false } },
  })
  const pattern = new RegExp(values.name)
  const groups = toGroups(bases(values.recorded).filter(({ name }) => pattern.test(name)), values.only)
  await askBoth(groups, { ...values, real: values.real }, ({ step }) => resourceOf(step.group, step.path))
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

await main()
