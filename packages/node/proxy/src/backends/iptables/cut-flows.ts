import type { StaleFlow } from '../../model/stale-flows.js'
import type { Run } from './command.js'

function argumentsOf(flow: StaleFlow): string[] {
  if ('nodePort' in flow) return ['--dport', String(flow.nodePort)]
  return ['--orig-dst', flow.to, ...(flow.endpoint === undefined ? [] : ['--dst-nat', flow.endpoint])]
}

/** Makes the kernel forget UDP flows. Throws where there is no `conntrack`; that none matched is no failure. */
export async function cutFlows(run: Run, flows: readonly StaleFlow[]): Promise<void> {
  for (const flow of flows) {
    try {
      await run('conntrack', ['-D', '-p', 'udp', ...argumentsOf(flow)])
    } catch (error) {
      if (!/0 flow entries/.test(String(error))) throw error
    }
  }
}
