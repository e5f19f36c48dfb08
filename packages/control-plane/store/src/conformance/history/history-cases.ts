import * as fc from 'fast-check'
import { expect } from 'vitest'
import type { SubjectFactory } from '../subject.js'
import { checkHistory } from './check-history.js'
import { runScripts } from './run-script.js'
import { scripts } from './script.js'

export interface HistoryCase {
  name: string
  run: (factory: SubjectFactory) => Promise<void>
}

export const historyCases: readonly HistoryCase[] = [
  {
    name: 'are explained by one order of revisions, whatever clients do at once',
    run: async (factory) => {
      const property = fc.asyncProperty(scripts, async (clients) => {
        const subject = await factory({})
        try {
          const history = await runScripts(subject.store, clients)
          expect(checkHistory(history)).toEqual([])
        } finally {
          await subject.dispose()
        }
      })
      await fc.assert(property, { numRuns: 40 })
    },
  },
]
