export type RuntimeName = 'docker' | 'hollow'

/** What this machine offers; each obstacle is one line, absent where there is none. */
export interface Machine {
  dockerVersion?: string
  dockerObstacle?: string
  proxyObstacle?: string
}

export interface Choice {
  runtime: RuntimeName
  /** Whether packet rules are written: only pods of a real engine can be reached by packets. */
  proxy: boolean
  /** One line each: what was chosen and why, and what is lost. */
  remarks: readonly string[]
}

/** Which runtime `up` uses. Throws an Error with a hint where what was asked for cannot be had. */
export function chooseRuntime(wanted: RuntimeName | 'auto', nodes: number, machine: Machine): Choice {
  const docker = wanted === 'docker' || (wanted === 'auto' && machine.dockerVersion !== undefined && nodes === 1)
  if (!docker) return { runtime: 'hollow', proxy: false, remarks: [whyHollow(wanted, nodes, machine)] }
  if (nodes > 1) {
    throw new Error('one Docker engine makes one node; ask for --nodes 1, or for --runtime hollow with as many as you like')
  }
  if (machine.dockerVersion === undefined) {
    throw new Error(`--runtime docker: ${machine.dockerObstacle ?? 'no engine answers'}; --runtime hollow needs none`)
  }
  const chosen = `runtime docker: engine ${machine.dockerVersion} answers`
  if (machine.proxyObstacle === undefined) return { runtime: 'docker', proxy: true, remarks: [chosen] }
  const lost = `no packet rules: ${machine.proxyObstacle}; Services are not reachable by address, all else works`
  return { runtime: 'docker', proxy: false, remarks: [chosen, lost] }
}

function whyHollow(wanted: RuntimeName | 'auto', nodes: number, machine: Machine): string {
  const what = 'containers are simulated and Services have no packets to carry'
  if (wanted === 'hollow') return `runtime hollow, as asked: ${what}`
  if (machine.dockerVersion === undefined) {
    return `runtime hollow: ${machine.dockerObstacle ?? 'no Docker engine answers'}; ${what}`
  }
  return `runtime hollow: one Docker engine makes one node and ${nodes} were asked for; ${what}`
}
