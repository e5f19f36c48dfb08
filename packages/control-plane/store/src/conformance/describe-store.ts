import { describe, it } from 'vitest'
import { commitCases } from './commit-cases.js'
import { compactionCases } from './compaction-cases.js'
import { durabilityCases } from './durability-cases.js'
import { historyCases } from './history/history-cases.js'
import { observeCases } from './observe-cases.js'
import { rangeCases } from './range-cases.js'
import { readCases } from './read-cases.js'
import { snapshotCases } from './snapshot-cases.js'
import type { Case, SubjectFactory } from './subject.js'
import { watchCases } from './watch-cases.js'

const groups: Readonly<Record<string, readonly Case[]>> = {
  commit: commitCases,
  get: readCases,
  range: rangeCases,
  watch: watchCases,
  observe: observeCases,
  compact: compactionCases,
  'snapshot and restore': snapshotCases,
}

/** Runs the whole suite against an implementation; with `durable` also what needs `reopen`. */
export function describeStore(name: string, factory: SubjectFactory, { durable }: { durable: boolean }): void {
  describe(name, () => {
    for (const [group, cases] of Object.entries(groups)) describeCases(group, cases, factory)
    if (durable) describeCases('after a restart', durabilityCases, factory)
    describe('histories', () => {
      for (const { name, run } of historyCases) it(name, () => run(factory), 60_000)
    })
  })
}

function describeCases(group: string, cases: readonly Case[], factory: SubjectFactory): void {
  describe(group, () => {
    for (const { name, options, run } of cases) {
      it(name, async () => {
        const subject = await factory(options ?? {})
        try {
          await run(subject.store, subject)
        } finally {
          await subject.dispose()
        }
      })
    }
  })
}
