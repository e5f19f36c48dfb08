import { afterEach, describe, it } from 'vitest'
import { accessCases } from './access-cases.js'
import { makeBench } from './bench.js'
import { containerCases } from './container-cases.js'
import { sandboxCases } from './sandbox-cases.js'
import type { Subject } from './subject.js'

export type { Subject } from './subject.js'

const groups = { sandboxes: sandboxCases, containers: containerCases, access: accessCases }

/** Runs every case of the runtime contract against an implementation, each with nothing left from the one before. */
export function describeRuntime(name: string, subject: () => Subject): void {
  describe(`runtime conformance: ${name}`, () => {
    afterEach(async () => {
      for (const node of ['conformance', 'other']) await (await subject().runtime(node)).cleanup()
    })
    for (const [group, cases] of Object.entries(groups)) {
      describe(group, () => {
        for (const one of cases) it(one.name, async () => one.run(await makeBench(subject(), 'conformance')))
      })
    }
  })
}
