import { describe } from 'vitest'
import { abortConformance } from './aborts.js'
import { exchangeConformance } from './exchanges.js'
import { streamConformance } from './streams.js'
import type { Connect } from './subject.js'
import { upgradeConformance } from './upgrades.js'

/** What every transport promises, whatever carries it. */
export function transportConformance(name: string, connect: Connect): void {
  describe(`transport conformance: ${name}`, () => {
    exchangeConformance(connect)
    streamConformance(connect)
    abortConformance(connect)
    upgradeConformance(connect)
  })
}
